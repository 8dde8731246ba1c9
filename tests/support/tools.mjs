// @ts-check
// The npm packages of throw-away projects. They are kept from one run to the next.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './process.mjs';

/**
 * `npm install`, without the scripts of packages.
 * @param {string} folder
 */
export async function npmInstall(folder) {
  // Not `npm ci`: it refuses a lock file without the binaries of platforms that a registry may not have.
  const flags = [
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--omit-lockfile-registry-resolved',
  ];
  await run('npm', ['install', ...flags], { cwd: folder, seconds: 300 });
}

/** @param {string} file */
const textOf = (file) => readFile(file, 'utf8').catch(() => '');

/**
 * Installs what the manifest in a folder names, unless the last installation there was of the same manifest and lock file.
 * @param {string} folder
 */
export async function installTools(folder) {
  const manifest = await textOf(path.join(folder, 'package.json'));
  const wanted = `${manifest}\n${await textOf(path.join(folder, 'package-lock.json'))}`;
  const stamp = path.join(folder, '.installed');
  if ((await textOf(stamp)) === wanted) return;
  // Written last: an installation that was cut off has none.
  await rm(stamp, { force: true });
  await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
  if (JSON.parse(manifest).dependencies) {
    console.log(`installing the tools of ${path.basename(folder)}`);
    await npmInstall(folder);
  }
  await writeFile(stamp, wanted);
}
