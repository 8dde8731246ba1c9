// @ts-check
// The README's code compiles in a project whose only option is `strict`.
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { packageProject } from '../support/built.mjs';
import { RESOLUTIONS, compile } from './types/compile.mjs';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
// `tests/mock-org` has the example that needs Vitest.
const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)]
  .map(([, code]) => code)
  .filter((code) => !code.includes("from 'okta-mock-org'"));

const GIVEN = 'given.d.ts';

/**
 * Writes files to a folder of the project, with declarations of the variables that the blocks do not define.
 * @param {string} name of the folder
 * @param {Record<string, string>} files
 */
async function folderOf(name, files) {
  const folder = path.join(packageProject(), name);
  await mkdir(folder, { recursive: true });
  await copyFile(new URL(`types/${GIVEN}`, import.meta.url), path.join(folder, GIVEN));
  for (const [file, code] of Object.entries(files)) await writeFile(path.join(folder, file), code);
  return folder;
}

/** @param {string} code */
const isCommonJs = (code) => code.includes('require(');

// As JavaScript, too: only there does the compiler type what `require` returns.
for (const [language, extensions, options] of /** @type {const} */ ([
  ['TypeScript', { module: 'mts', commonJs: 'cts' }, []],
  ['checked JavaScript', { module: 'mjs', commonJs: 'cjs' }, ['--allowJs', '--checkJs', '--maxNodeModuleJsDepth', '0']],
])) {
  const files = Object.fromEntries(
    blocks.map((code, index) => [
      `block-${index + 1}.${isCommonJs(code) ? extensions.commonJs : extensions.module}`,
      code,
    ]),
  );
  for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
    test(`every JavaScript block is ${language} that compiles under strict (${name})`, async () => {
      assert.ok(blocks.length > 0 && blocks.some(isCommonJs));
      const folder = await folderOf(`readme-${extensions.module}`, files);
      assert.equal(await compile(folder, [GIVEN, ...Object.keys(files)], [...resolution, ...options]), '');
    });
  }
}

test('a block with an error would not compile', async () => {
  const folder = await folderOf('readme-broken', {
    'module.mts': "import idx from 'okta-idx-wasm';\nidx.start({ issuer, clientID: clientId });\n",
    'common.cjs':
      "const { default: idx } = require('okta-idx-wasm');\nidx.client.interceptors.request.uses(() => {});\n",
  });
  const said = await compile(
    folder,
    [GIVEN, 'module.mts', 'common.cjs'],
    [...RESOLUTIONS.node16, '--allowJs', '--checkJs'],
  );
  assert.match(said, /module\.mts\(2,\d+\): error TS2561: .*'clientID'/);
  assert.match(said, /common\.cjs\(2,\d+\): error TS2551: .*'uses'/);
});
