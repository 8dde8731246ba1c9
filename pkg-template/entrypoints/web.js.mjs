// Where WebAssembly is never compiled from bytes, there is nothing to fetch.
export { default } from './js.mjs';

export async function ready() {}
