// @ts-check
// The error of a failed page test: the reason, the text of the page, and the log of the org.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { within } from './within.mjs';

/** The message without Playwright's colours, and the line of the test. @param {Error} error */
function reasonOf({ message, stack = '' }) {
  const step = stack.split('\n').find((line) => /\/(walks\/|scenarios)/.test(line)) ?? '';
  return `${message.replaceAll(/\x1b\[\d+m/g, '')}\n${step.trim()}`;
}

/**
 * @param {unknown} error
 * @param {object} seen
 * @param {string} seen.screenshot path for the picture
 * @param {string[]} seen.noises errors of the page
 * @param {string[]} seen.log of the org
 * @param {() => Promise<string>} seen.text of the page
 * @param {() => Promise<Buffer>} seen.picture of the page
 */
export async function failure(error, { screenshot, noises, log, text, picture }) {
  const report = [
    reasonOf(/** @type {Error} */ (error)),
    ...noises,
    'On the page:',
    await within(5, 'reading it', text()).catch(() => '(nothing)'),
    `Screenshot: ${await within(5, 'taking it', picture())
      .then((image) => writeFile(screenshot, image))
      .then(
        () => screenshot,
        () => 'none',
      )}`,
    'The org:',
    ...log.slice(-5),
  ];
  return new Error(report.join('\n'));
}

/** @param {string} folder @param {string} name of a test */
export const screenshotOf = (folder, name) => path.join(folder, `${name.replaceAll(/\W+/g, '-')}.png`);
