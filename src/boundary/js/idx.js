// The functions that the package's entry points use, with a core in WebAssembly or in plain JavaScript.

export { client, share } from './client.js';
export { connect } from './core.js';
export { interact, introspect, makeIdxState, start } from './http.js';
