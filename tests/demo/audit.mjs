/**
 * Checks of every step: it is accessible in light and dark mode, fits narrow and wide screens, and shows no secrets. Each
 * kind of step is checked once, by the first walk that reaches it; secrets are checked every time. With `PICTURES=1`, it also
 * takes pictures of each kind of step, in both schemes and widths.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const SERIOUS = ['serious', 'critical'];
const WIDTHS = [360, 1600];

/** Runs in the page: a name for steps that look alike. */
function kindOf() {
  const stage = document.getElementById('stage');
  const forms = [...stage.querySelectorAll('form')].map((form) => form.dataset.remediation);
  const heading = stage.querySelector('h2')?.textContent.replace(/ as .*/, '');
  const tab = document.querySelector('[role=tab][aria-selected=true]')?.textContent.match(/\w+/)?.[0];
  const marks = {
    picture: 'img',
    number: '.number',
    options: 'input[type=radio]',
    'field error': '[aria-invalid=true]',
    refusal: '.ceremony [role=status]:not(:empty)',
  };
  const told = Object.entries(marks)
    .filter(([, selector]) => stage.querySelector(selector))
    .map(([name]) => name);
  if (document.querySelector('#messages .error')) told.push('error');
  const dialog = document.querySelector('dialog[open]');
  if (dialog) told.push(dialog.id);
  for (const { dataset } of document.querySelectorAll('#received [data-received]'))
    told.push(`received ${dataset.received}`);
  return [forms.length > 0 ? forms.join(' + ') : heading, ...told, tab && `tab ${tab}`].filter(Boolean).join(', ');
}

/** Runs in the page. */
async function violations(rules) {
  const { violations: found } = await globalThis.axe.run(document, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: rules }),
  });
  return found.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    where: nodes.map(({ target }) => target.join(' ')).slice(0, 3),
  }));
}

/** Runs in the page: elements that extend beyond its right edge. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    .slice(0, 5);
}

export class Audit {
  /** Kinds of steps that were checked. @type {Set<string>} */
  kinds = new Set();

  /** @param {string} [pictures] a folder for pictures of each kind of step */
  constructor(pictures) {
    this.pictures = pictures;
  }

  /**
   * @param {import('playwright-core').Page} page
   * @param {Map<string, string>} secrets with a name for each
   * @param {Map<string, string[]>} found receives the problems, if this kind of step is new
   */
  async look(page, secrets, found) {
    const told = await page.evaluate(() => document.body.innerText);
    const leaks = [...secrets].filter(([secret]) => told.includes(secret)).map(([, name]) => `the page shows ${name}`);
    assert.deepEqual(leaks, []);
    const kind = await page.evaluate(kindOf);
    if (this.kinds.has(kind)) return;
    this.kinds.add(kind);
    found.set(kind, await problemsOf(page, this.pictures && path.join(this.pictures, kind.replaceAll(/\W+/g, '-'))));
  }
}

/** @param {import('playwright-core').Page} page @param {string} [pictures] the start of the names of pictures to take */
async function problemsOf(page, pictures) {
  await page.evaluate(`${AXE}; 0`);
  const size = page.viewportSize();
  const grave = [];
  const problems = [];
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(violations, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    grave.push(...found.filter(({ impact }) => SERIOUS.includes(impact)).map((each) => ({ ...each, colorScheme })));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = colorScheme === 'light' ? await page.evaluate(overflow) : [];
      if (wide.length > 0) problems.push(`wider than ${width} px: ${wide.join(', ')}`);
      if (pictures) await page.screenshot({ path: `${pictures}-${colorScheme}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize(size);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return [
    ...grave.map(
      ({ id, impact, help, where, colorScheme }) =>
        `axe, ${colorScheme}: ${id} (${impact}): ${help}: ${where.join('; ')}`,
    ),
    ...problems,
  ];
}
