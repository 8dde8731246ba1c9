// @ts-check
// Installs npm packages in temporary projects, and keeps them for the next run.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './process.mjs';

/**
 * Runs `npm install` without install scripts.
 * @param {string} folder
 */
export async function npmInstall(folder) {
  // `npm ci` would reject a lock file that lacks the binaries of other platforms, which a registry may not have.
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
 * Installs the dependencies of a folder's manifest, unless they were installed from the same manifest and lock file.
 * @param {string} folder
 */
export async function installTools(folder) {
  const manifest = await textOf(path.join(folder, 'package.json'));
  const wanted = `${manifest}\n${await textOf(path.join(folder, 'package-lock.json'))}`;
  const stamp = path.join(folder, '.installed');
  if ((await textOf(stamp)) === wanted) return;
  // The stamp is written last, so that an interrupted installation has none.
  await rm(stamp, { force: true });
  await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
  if (JSON.parse(manifest).dependencies) {
    console.log(`installing the tools of ${path.basename(folder)}`);
    await npmInstall(folder);
  }
  await writeFile(stamp, wanted);
}
