// @ts-check
// Web Workers built by Vite, which are one file each unless their format is `es`.
import path from 'node:path';

import { run } from '../support/process.mjs';
import { outcomeOfPage } from './page.mjs';
import { versionOf } from './project.mjs';
import { testRows } from './rows.mjs';

/**
 * @param {string} name
 * @param {'import' | 'import …/js' | 'import …/single'} form
 * @param {string} [format]
 * @returns {import('./rows.mjs').Row}
 */
const worker = (name, form, format) => ({
  name,
  form,
  project: 'vite7',
  version: versionOf('vite7', 'vite'),
  core: form === 'import …/js' ? 'JavaScript' : 'WebAssembly',
  async run(context) {
    const cwd = context.folder;
    const [, subpath = ''] = form.split('…');
    const dist = `dist${subpath || '/main'}`;
    await run(process.execPath, ['build.mjs', `okta-idx-wasm${subpath}`, dist, ...(format ? [format] : [])], { cwd });
    return outcomeOfPage(context, path.join(cwd, dist));
  },
});

testRows([
  worker('Vite, Web Worker', 'import …/single'),
  worker('Vite, Web Worker', 'import …/js'),
  worker("Vite, Web Worker, worker: { format: 'es' }", 'import', 'es'),
]);
