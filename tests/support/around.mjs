// @ts-check
import { after, before } from 'node:test';

/**
 * Opens something before the tests of a file or suite, and closes it after them. `close` waits for `open`, also where
 * that fails: if a filter leaves no test of a file, Node.js 26 runs `after` while `before` is still running.
 * @param {() => Promise<unknown>} open
 * @param {() => unknown} close
 * @param {{ timeout?: number }} [options]
 */
export function around(open, close, options) {
  /** @type {Promise<unknown> | undefined} */
  let opening;
  before(() => (opening = open()), options);
  after(async () => {
    await opening?.catch(() => {});
    await close();
  });
}
