// Servers do not need to fetch the core.
export { createClient, default, ERROR_CODES, isIdxState } from './node.mjs';

export async function ready() {}
