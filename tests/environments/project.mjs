// @ts-check
// Throw-away projects: a manifest of exact versions, the packed tarball, and the code that uses it.
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './process.mjs';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const PACKAGE = 'okta-idx-wasm';
const NPM_FLAGS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--omit-lockfile-registry-resolved',
];

/** What of a project outlives the run: it only saves time. */
const KEPT = new Set(['node_modules', '.installed']);

/** @param {string} file */
const textOf = (file) => readFile(file, 'utf8').catch(() => '');

/**
 * Empties a folder but for what is kept.
 * @param {string} folder
 */
async function sweep(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!KEPT.has(name)) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  // Caches that tools keep beside what they were installed with.
  for (const name of ['.vite', '.vitest', '.cache', '.vite-temp']) {
    await rm(path.join(folder, 'node_modules', name), { recursive: true, force: true });
  }
}

/**
 * Installs what the manifest names, unless the last installation was of the same.
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
    // Not `npm ci`: it refuses a lock file without the binaries of platforms that a registry may not have.
    console.log(`      installing the tools of ${path.basename(folder)}`);
    await run('npm', ['install', '--prefer-offline', ...NPM_FLAGS], { cwd: folder, seconds: 300 });
  }
  await writeFile(stamp, wanted);
}

/** The projects of one run. */
export class Projects {
  /** @type {Map<string, Promise<string>>} */
  #ready = new Map();
  /** @type {Promise<string> | undefined} */
  #package;

  /** @param {{ folder: string, tarball: string }} options where they go, and what they install */
  constructor({ folder, tarball }) {
    this.folder = folder;
    this.tarball = tarball;
  }

  /** The package's own folder, as npm installs the tarball. */
  package() {
    this.#package ??= this.#installPackage();
    return this.#package;
  }

  async #installPackage() {
    const folder = path.join(this.folder, 'package');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "name": "environments-package", "private": true }\n');
    // It has no dependencies, so there is nothing to ask a registry for.
    await run('npm', ['install', '--offline', ...NPM_FLAGS, this.tarball], { cwd: folder });
    return path.join(folder, 'node_modules', PACKAGE);
  }

  /**
   * Makes the project of that name, once, and gives its folder.
   * @param {string} name a folder of `projects/`
   */
  make(name) {
    const ready = this.#ready.get(name) ?? this.#make(name);
    this.#ready.set(name, ready);
    return ready;
  }

  /** @param {string} name */
  async #make(name) {
    const folder = path.join(this.folder, name);
    await sweep(folder);
    await cp(path.join(HERE, 'projects', name), folder, { recursive: true });
    await installTools(folder);
    await cp(path.join(HERE, 'consumers'), folder, { recursive: true });
    await writeFile(
      path.join(folder, 'flow.cjs'),
      commonJs(await readFile(path.join(HERE, 'consumers', 'flow.mjs'), 'utf8')),
    );
    const installed = path.join(folder, 'node_modules', PACKAGE);
    await rm(installed, { recursive: true, force: true });
    await cp(await this.package(), installed, { recursive: true });
    return folder;
  }
}

/**
 * The version of a tool, exactly, as its project's manifest has it.
 * @param {string} project
 * @param {string} tool
 */
export async function versionOf(project, tool) {
  const manifest = JSON.parse(await readFile(path.join(HERE, 'projects', project, 'package.json'), 'utf8'));
  return String(manifest.dependencies[tool]).replace(/^npm:.*@/, '');
}

/** @param {string} source of a module whose exports are named in its last statement */
function commonJs(source) {
  return source.replace(/^export \{/m, 'module.exports = {');
}
