// The functions that the package's entry points use, with a core in WebAssembly or in plain JavaScript.

export { Client } from './client.js';
export { connect } from './core.js';
export { ERROR_CODES } from './codes.js';
export { interact, introspect, makeIdxState, start } from './http.js';
export { isIdxState } from './is-idx-state.js';
