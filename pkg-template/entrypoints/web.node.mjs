// Servers do not need to fetch the core.
export { default } from './node.mjs';

export async function ready() {}
