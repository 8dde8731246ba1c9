// @ts-check
import { chromium } from './chromium.mjs';
import { launcher } from './webdriver.mjs';

/**
 * A running browser.
 * @typedef {object} Browser
 * @property {string} version
 * @property {(name: string, args: unknown[]) => Promise<any>} call calls a function of `inside/page.js` on a fresh
 *   page: in a new process, with an empty cache
 * @property {() => Promise<void>} close
 */

/**
 * A browser that can be started.
 * @typedef {object} Engine
 * @property {string} title
 * @property {(origin: string) => Promise<Browser>} launch opens pages of that origin
 */

/** @type {Record<string, Engine>} */
export const ENGINES = {
  chromium: { title: 'Chromium', launch: chromium },
  firefox: { title: 'Firefox', launch: launcher('firefox') },
  webkit: { title: 'WebKit', launch: launcher('webkit') },
};
