// On a server there is nothing to fetch the core from, and no need to.
export { default } from './node.mjs';

export async function ready() {}
