// @ts-check
// The entry point for pages, bundlers and every runtime but Node.js.
import { MockOrg } from './org.mjs';

/** @param {import('../template/index.js').OrgOptions} [options] */
export const createOrg = (options = {}) =>
  new MockOrg(options, async () => {
    throw new TypeError('listen: needs Node.js; here, use org.fetch');
  });
