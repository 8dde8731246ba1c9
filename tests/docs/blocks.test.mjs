// @ts-check
// Every block of code in the README and in `docs/` runs, and prints what the block of text after it says.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { packageFolder, root } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';
import { blocks, isCommonJs, pages, projectFolder, scripts } from './pages.mjs';

const of = (/** @type {string} */ language) => blocks.filter((block) => block.language === language);
const { version } = requireInstalled('okta-idx-wasm/package.json');

const folder = await projectFolder('run');
const given = new URL('given.mjs', import.meta.url).href;

for (const [index, { name, code, printed }] of scripts.entries()) {
  test(`${name} runs${printed === undefined ? '' : ', and prints what the page says'}`, async () => {
    const file = path.join(folder, `block-${index}.${isCommonJs(code) ? 'cjs' : 'mjs'}`);
    await writeFile(file, code);
    const told = await run(process.execPath, ['--import', given, file], { cwd: folder });
    if (printed !== undefined) assert.equal(told.trimEnd(), printed);
  });
}

test('pages show what their code prints', () => {
  assert.ok(scripts.length > 20, `${scripts.length} blocks`);
  assert.ok(scripts.filter(({ printed }) => printed).length > 15);
});

test('the commands exist', async () => {
  const main = await readFile(path.join(root, 'xtask', 'src', 'main.rs'), 'utf8');
  const suites = await readFile(path.join(root, 'xtask', 'src', 'test', 'suite.rs'), 'utf8');
  const variants = (/** @type {string} */ text, /** @type {string} */ name) =>
    [...(text.match(new RegExp(`enum ${name} \\{([\\s\\S]*?)\\n\\}`))?.[1] ?? '').matchAll(/^ {4}([A-Z]\w*)/gm)].map(
      ([, variant]) => variant.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase(),
    );
  const commands = variants(main, 'Command');
  const choices = variants(suites, 'Choice');
  assert.ok(commands.includes('test') && choices.includes('mock-org'));
  const lines = of('sh').flatMap(({ name, code }) =>
    code
      .trim()
      .split('\n')
      .map((line) => ({ name, words: line.replace(/\s+#.*/, '').split(' ') })),
  );
  for (const { name, words } of lines) {
    const [program, first, second, ...rest] = words;
    const line = `${name}: ${words.join(' ')}`;
    if (program === 'npm') {
      assert.match(
        words.join(' '),
        /^npm install (okta-idx-wasm|@okta\/okta-idx-js@npm:okta-idx-wasm|--save-dev okta-mock-org)$/,
      );
    } else if (program === 'cargo' && first === 'xtask') {
      assert.ok(commands.includes(second), line);
      for (const word of second === 'test' ? rest : []) assert.ok(choices.includes(word), line);
    } else {
      assert.ok(['node', 'cargo', 'cp'].includes(program) || /^[A-Z_]+=/.test(program), line);
    }
  }
  const readme = lines.filter(({ name }) => name.startsWith('README.md')).map(({ words }) => words.join(' '));
  for (const command of ['cargo xtask demo', 'cargo xtask test', 'npm install okta-idx-wasm']) {
    assert.ok(readme.includes(command), command);
  }
});

test('the script tag runs, with the packed file in place of the CDN', async () => {
  const [{ code: html }, ...others] = of('html');
  assert.deepEqual(others, []);
  const url = /from '([^']+)'/.exec(html)?.[1] ?? assert.fail('no import');
  assert.ok(url.endsWith(`/okta-idx-wasm@${version.split('.').slice(0, 2).join('.')}/index.mjs`), url);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.route(url, async (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: await readFile(path.join(packageFolder(), 'index.mjs')),
      }),
    );
    await page.route('http://page.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('http://page.test/');
    await page.waitForFunction(() => document.title === 'IDX 1.0.0', undefined, { timeout: 20_000 });
  } finally {
    await browser.close();
  }
});

test('the overrides block names the packed version', () => {
  const [{ code }, ...others] = of('json');
  assert.deepEqual(others, []);
  assert.equal(JSON.parse(code).overrides['@okta/okta-idx-js'], `npm:okta-idx-wasm@^${version}`);
});

test('every kind of block is tested', () => {
  const kinds = new Set(blocks.map(({ language }) => language));
  assert.deepEqual([...kinds].sort(), ['html', 'js', 'json', 'sh', 'text']);
});

test('pages are short', () => {
  const long = [...pages].filter(([, text]) => text.split('\n').length > 300).map(([name]) => name);
  assert.deepEqual(long, []);
});
