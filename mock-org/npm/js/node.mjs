// @ts-check
// The entry point for Node.js.
import { listen } from './listen.mjs';
import { MockOrg } from './org.mjs';

/** @param {import('../template/index.js').OrgOptions} [options] */
export const createOrg = (options = {}) => new MockOrg(options, listen);

// For the command.
export { builtInConfig } from './core.mjs';
