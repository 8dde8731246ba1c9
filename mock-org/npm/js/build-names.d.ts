// The names that exist only when the package is built: see xtask/src/build/mock_org.rs.

declare module 'okta-mock-org:bytes' {
  /** The core in WebAssembly. */
  export function bytes(): BufferSource;
}

declare module 'okta-mock-org:hex' {
  /** The same in hexadecimal. */
  const hex: string;
  export default hex;
}

declare module 'okta-mock-org:core' {
  /** The glue of wasm-bindgen: see src/boundary.rs. */
  export function initSync(options: { module: WebAssembly.Module }): unknown;
  export function builtInConfig(): string;
  export class Snapshot {
    free(): void;
  }
  export class Org {
    constructor(options: string);
    describe(): string;
    answer(method: string, url: string, headers: string, body: Uint8Array): any[];
    advance(by: number): void;
    now(): number;
    snapshot(): Snapshot;
    restore(snapshot: Snapshot): void;
    reset(): void;
    free(): void;
  }
}

declare module '*.txt' {
  const text: string;
  export default text;
}
