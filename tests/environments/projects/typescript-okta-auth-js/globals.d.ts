// What the client's own build provides: Node.js' types, and constants that are replaced.
declare const SDK_VERSION: string;
declare const process: any;
declare const global: any;
declare const module: any;
declare function require(name: string): any;
