// @ts-check
// Web Workers built by Vite, which are one file each unless their format is `es`.
import path from 'node:path';

import { run } from '../process.mjs';
import { outcomeOfPage, pinned } from './row.mjs';

/**
 * @param {string} name
 * @param {'import' | 'import …/js' | 'import …/single'} form
 * @param {string} [format]
 * @returns {import('./row.mjs').Row}
 */
const worker = (name, form, format) => ({
  name,
  form,
  project: 'vite7',
  version: pinned('vite7', 'vite'),
  core: form === 'import …/js' ? 'JavaScript' : 'WebAssembly',
  async run(context) {
    const cwd = await context.projects.make('vite7');
    const [, subpath = ''] = form.split('…');
    const folder = `dist${subpath || '/main'}`;
    await run(process.execPath, ['build.mjs', `okta-idx-wasm${subpath}`, folder, ...(format ? [format] : [])], { cwd });
    return outcomeOfPage(context, path.join(cwd, folder));
  },
});

/** @type {import('./row.mjs').Row[]} */
export const viteWorkers = [
  worker('Vite, Web Worker', 'import …/single'),
  worker('Vite, Web Worker', 'import …/js'),
  worker("Vite, Web Worker, worker: { format: 'es' }", 'import', 'es'),
];
