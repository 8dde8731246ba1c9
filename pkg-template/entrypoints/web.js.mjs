// For environments that never compile WebAssembly from bytes: there is nothing to fetch.
export { default } from './js.mjs';

export async function ready() {}
