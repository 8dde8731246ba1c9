// What the package's entry points take of a core, be it WebAssembly or plain JavaScript.

export { client, share } from './client.js';
export { connect } from './core.js';
export { interact, introspect, makeIdxState, start } from './http.js';
