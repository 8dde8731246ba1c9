// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { tarball, workFolder } from '../support/built.mjs';
import { npmInstall } from '../support/tools.mjs';

/** The client, as it was published. It pins the package that is replaced. */
const CLIENT = { name: '@okta/okta-auth-js', version: '6.0.0' };

/** What it pins. */
const PINNED = '@okta/okta-idx-js';

/**
 * A project with the client installed.
 * @typedef {object} Project
 * @property {string} folder
 * @property {string} idx folder of what the client finds under the pinned name
 * @property {{ name: string, version: string }} manifest of that
 */

/**
 * Makes two projects: one whose override puts the packed package in the pinned one's place, and one without.
 * They are installed together, so that all else in them is of the same versions, and again only where something changed.
 * @returns {Promise<{ ours: Project, peer: Project }>}
 */
export async function makeProjects() {
  // `events` is what bundlers once brought along for pages by themselves.
  const dependencies = { [CLIENT.name]: CLIENT.version, events: '3.3.0' };
  const overrides = { [PINNED]: 'file:./okta-idx-wasm.tgz' };
  const manifests = [
    { name: 'ours', private: true, dependencies, overrides },
    { name: 'peer', private: true, dependencies },
  ];
  const folder = await workFolder('auth-js');
  const packed = await readFile(tarball());
  const stamp = createHash('sha256').update(packed).update(JSON.stringify(manifests)).digest('hex');
  const stampFile = path.join(folder, 'installed');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) !== stamp) {
    await rm(stampFile, { force: true });
    for (const manifest of manifests) await install(path.join(folder, manifest.name), manifest, packed);
    // Written last: an installation that was cut off has none.
    await writeFile(stampFile, stamp);
  }
  return { ours: await inspect(path.join(folder, 'ours')), peer: await inspect(path.join(folder, 'peer')) };
}

/**
 * @param {string} folder
 * @param {object} manifest
 * @param {Buffer} packed
 */
async function install(folder, manifest, packed) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'okta-idx-wasm.tgz'), packed);
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await npmInstall(folder);
}

/**
 * @param {string} folder
 * @returns {Promise<Project>}
 */
async function inspect(folder) {
  const idx = path.join(folder, 'node_modules', PINNED);
  return { folder, idx, manifest: JSON.parse(await readFile(path.join(idx, 'package.json'), 'utf8')) };
}

/**
 * A hash of the client's files in a project.
 * @param {Project} project
 */
export async function clientHash({ folder }) {
  const root = path.join(folder, 'node_modules', CLIENT.name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !name.startsWith('node_modules')).sort())
    hash.update(file).update(await readFile(path.join(root, file)));
  return hash.digest('hex');
}
