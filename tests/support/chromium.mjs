// @ts-check
// Headless Chromium, driven by playwright-core, which brings no browser of its own.
import { readFileSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { program } from './built.mjs';

/** Options of the browsers, which the Rust browser tests have, too. They keep a browser from using the network. */
export const SETTINGS = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url), 'utf8'));

/** `--no-sandbox` lets it run as root in a container. @type {string[]} */
export const CHROMIUM_ARGS = SETTINGS['goog:chromeOptions'].args;

/** Chromium's program: `CHROME`. */
export const chromiumProgram = () =>
  program('CHROME', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']);

/** Starts it. @param {string[]} [more] arguments */
export const launchChromium = (more = []) =>
  chromium.launch({ executablePath: chromiumProgram(), args: [...CHROMIUM_ARGS, ...more], timeout: 60_000 });

/**
 * What a page says that no page should: errors that nobody caught, and errors on its console.
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
