// @ts-check
// Headless Chromium, driven by playwright-core, which does not include a browser.
import { readFileSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { program } from './built.mjs';

/** Browser options, shared with the Rust browser tests. They keep browsers off the network. */
export const SETTINGS = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url), 'utf8'));

/** `--no-sandbox` lets it run as root in a container. @type {string[]} */
export const CHROMIUM_ARGS = SETTINGS['goog:chromeOptions'].args;

/** Chromium's executable: `CHROME`. */
export const chromiumProgram = () =>
  program('CHROME', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']);

/** @param {string[]} [more] arguments */
export const launchChromium = (more = []) =>
  chromium.launch({ executablePath: chromiumProgram(), args: [...CHROMIUM_ARGS, ...more], timeout: 60_000 });

/**
 * Collects a page's uncaught errors and console errors.
 * @param {import('playwright-core').Page} page
 */
export function noisesOf(page) {
  /** @type {string[]} */
  const noises = [];
  page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') noises.push(`console: ${message.text()} (${message.location().url})`);
  });
  return noises;
}
