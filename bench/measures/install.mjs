// @ts-check
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { row } from '../rows.mjs';
import { PACKAGE, PEER } from '../subjects.mjs';

const require = createRequire(import.meta.url);

/**
 * What `npm install` adds to `node_modules`. The peer's packages are read from this repository's `node_modules`, in the
 * versions of the lock file. A separate row adds cross-fetch, which the peer needs but does not list as a dependency.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function install(bench) {
  const ours = await sum([path.join(bench.project, 'node_modules', PACKAGE)]);
  const modules = path.resolve(path.dirname(require.resolve(`${PEER}/package.json`)), '../..');
  const peer = await sum(await closure(modules, [PEER]));
  const working = await sum(await closure(modules, [PEER, 'cross-fetch']));
  const one = (/** @type {'packages' | 'files' | 'kilobytes'} */ what, /** @type {typeof ours} */ theirs) => ({
    wasm: [ours[what]],
    peer: [theirs[what]],
  });
  return [
    row('install: packages', 'count', one('packages', peer), {
      wasm: (_, figure) => ({ text: '1 package', met: figure === 1 }),
    }),
    row('… files', 'count', one('files', peer)),
    row('… on disk', 'kB', one('kilobytes', peer)),
    row('… packages, the peer with cross-fetch', 'count', one('packages', working)),
    row('… on disk, the peer with cross-fetch', 'kB', one('kilobytes', working)),
  ];
}

/**
 * The folders of packages and of all their dependencies.
 * @param {string} modules
 * @param {string[]} names
 */
async function closure(modules, names) {
  const found = new Set();
  for (const pending = names.map((name) => path.join(modules, name)); pending.length; ) {
    const folder = String(pending.pop());
    if (found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {} } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) pending.push(await locate(name, folder));
  }
  return [...found];
}

/** Resolves a package from a folder, as Node.js does. @param {string} name @param {string} from */
async function locate(name, from) {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (await stat(path.join(candidate, 'package.json')).catch(() => null)) return candidate;
  }
  throw new Error(`${name} is not installed`);
}

/** @param {string[]} folders */
async function sum(folders) {
  let [files, bytes] = [0, 0];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      // Nested packages are counted separately.
      if (!entry.isFile() || path.relative(folder, file).split(path.sep).includes('node_modules')) continue;
      files += 1;
      // Blocks, because small files use more space on disk than their size.
      bytes += (await stat(file)).blocks * 512;
    }
  }
  return { packages: folders.length, files, kilobytes: bytes / 1000 };
}
