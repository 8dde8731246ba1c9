// For environments that never compile WebAssembly from bytes: there is nothing to fetch.
export { createClient, default, ERROR_CODES, isIdxState } from './js.mjs';

export async function ready() {}
