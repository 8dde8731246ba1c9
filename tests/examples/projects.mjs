// @ts-check
// Copies of the examples' projects, with the tools and with the two packed packages in place of those on the registry.
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { mockOrgTarball, tarball, workFolder } from '../support/built.mjs';
import { run } from '../support/process.mjs';
import { installTools } from '../support/tools.mjs';
import { example } from './open.mjs';

const project = fileURLToPath(new URL('project/', import.meta.url));

/** The versions of the tools, exactly. @type {Record<string, string>} */
export const TOOLS = JSON.parse(await readFile(path.join(project, 'package.json'), 'utf8')).dependencies;

/** What npm needs to install a tarball without a registry. */
export const OFFLINE = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];

/** The folder of the tools, which are installed once. */
export async function toolsFolder() {
  const tools = await workFolder('examples');
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(path.join(project, name), path.join(tools, name));
  await installTools(tools);
  return tools;
}

/** A program of the tools. @param {string} file below their `node_modules` */
export const tool = async (file) => path.join(await toolsFolder(), 'node_modules', file);

/** An empty folder below that of the tools. @param {string} name */
export async function emptyFolder(name) {
  const folder = path.join(await toolsFolder(), name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Copies examples into a folder that has the two packages, and above it the tools. Resolves with that folder.
 * @param {string} name of the folder
 * @param {string[]} examples
 */
export async function copyExamples(name, examples) {
  const folder = await emptyFolder(name);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await run('npm', ['install', ...OFFLINE, tarball(), mockOrgTarball()], { cwd: folder });
  for (const each of examples) {
    await cp(example(each), path.join(folder, each), {
      recursive: true,
      filter: (file) => path.basename(file) !== 'node_modules',
    });
  }
  return folder;
}
