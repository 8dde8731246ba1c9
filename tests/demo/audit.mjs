/**
 * Checks of every step: it is accessible in light and dark mode, fits a narrow screen, and shows no secrets. Each kind
 * of step is checked once, by the first walk that reaches it; secrets are checked every time.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const SERIOUS = ['serious', 'critical'];
const NARROW = 360;

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
    found.set(kind, await problemsOf(page));
  }
}

/** @param {import('playwright-core').Page} page */
async function problemsOf(page) {
  await page.evaluate(`${AXE}; 0`);
  const light = await page.evaluate(violations, undefined);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate(violations, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 800 });
  const wide = await page.evaluate(overflow);
  await page.setViewportSize(size);
  const grave = [...light, ...dark.map((found) => ({ ...found, help: `in dark: ${found.help}` }))].filter(
    ({ impact }) => SERIOUS.includes(impact),
  );
  const problems = grave.map(({ id, impact, help, where }) => `axe: ${id} (${impact}): ${help}: ${where.join('; ')}`);
  return wide.length > 0 ? [...problems, `wider than ${NARROW} px: ${wide.join(', ')}`] : problems;
}
