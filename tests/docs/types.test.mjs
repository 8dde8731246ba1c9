// @ts-check
// The code in the documents, and the examples in the types, compile in a project whose only option is `strict`.
import assert from 'node:assert/strict';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { root } from '../support/built.mjs';
import { RESOLUTIONS, compile } from '../package/types/compile.mjs';
import { isCommonJs, projectFolder, scripts } from './pages.mjs';

const GIVEN = 'given.d.ts';
// The types of okta-mock-org have `Symbol.dispose`.
const LIB = ['--lib', 'es2022,dom,esnext.disposable'];

/**
 * Writes files to a folder of the project, with declarations of the variables that the blocks do not define.
 * @param {string} name of the folder
 * @param {Record<string, string>} files
 */
async function folderOf(name, files) {
  const folder = await projectFolder(name);
  await copyFile(new URL(GIVEN, import.meta.url), path.join(folder, GIVEN));
  for (const [file, code] of Object.entries(files)) await writeFile(path.join(folder, file), code);
  return folder;
}

// As JavaScript, too: only there does the compiler type what `require` returns.
for (const [language, extensions, options] of /** @type {const} */ ([
  ['TypeScript', { module: 'mts', commonJs: 'cts' }, []],
  ['checked JavaScript', { module: 'mjs', commonJs: 'cjs' }, ['--allowJs', '--checkJs', '--maxNodeModuleJsDepth', '0']],
])) {
  const files = Object.fromEntries(
    scripts.map(({ name, code }) => [
      `${name.replace(/\W+/g, '-')}.${isCommonJs(code) ? extensions.commonJs : extensions.module}`,
      code,
    ]),
  );
  for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
    test(`every JavaScript block is ${language} that compiles under strict (${name})`, async () => {
      assert.ok(scripts.some(({ code }) => isCommonJs(code)));
      const folder = await folderOf(`types-${extensions.module}-${name}`, files);
      assert.equal(await compile(folder, [GIVEN, ...Object.keys(files)], [...resolution, ...LIB, ...options]), '');
    });
  }
}

/** The examples of a file of types: the name of what each is for, and its code. @param {string} text */
function examples(text) {
  const found = [...text.matchAll(/@example\n([\s\S]*?)\*\/\n\s*(?:export )?(?:declare )?(?:function |const )?(\w+)/g)];
  return found.map(([, comment, name]) => {
    const code = comment.replace(/^ *\* ?/gm, '').match(/^```ts\n([\s\S]*?)^```$/m)?.[1];
    return { name, code: code ?? assert.fail(`the example of ${name} is no block of ts`) };
  });
}

test('each function of okta-idx-wasm/flow has an example, which compiles', async () => {
  const types = path.join(root, 'pkg-template', 'types', 'flow');
  const texts = (await readdir(types)).map((name) => readFile(path.join(types, name), 'utf8'));
  const text = (await Promise.all(texts)).join('\n');
  const found = examples(text);
  const functions = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const ofWebAuthn = [
    ...(text.match(/^export const webauthn: \{([\s\S]*?)^\};/m)?.[1] ?? '').matchAll(/^ {2}(\w+)\(/gm),
  ];
  const expected = [...functions, ...ofWebAuthn.map(([, name]) => name)];
  assert.ok(expected.length > 10, expected.join());
  assert.deepEqual(found.map(({ name }) => name).sort(), expected.sort());

  const files = Object.fromEntries(found.map(({ name, code }) => [`${name}.mts`, code]));
  const given = { 'state.d.ts': "declare const state: import('okta-idx-wasm').IdxState;\n" };
  const folder = await folderOf('types-examples', { ...files, ...given });
  assert.equal(
    await compile(folder, [GIVEN, ...Object.keys({ ...files, ...given })], [...RESOLUTIONS.node16, ...LIB]),
    '',
  );
});

test('a block with an error would not compile', async () => {
  const folder = await folderOf('types-broken', {
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
