// What the blocks of code in the documents take as given. `given.mjs` has the values.
declare const issuer: string;
declare const clientId: string;
declare const redirectUri: string;
declare const codeChallenge: string;
declare function ask(remediation: import('okta-idx-wasm').IdxRemediation): Promise<import('okta-idx-wasm').IdxParams>;

// For the blocks that are CommonJS; where the checker reads JavaScript, it types `require` itself.
declare function require(name: string): any;
