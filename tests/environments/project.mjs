// @ts-check
// Throw-away projects: a manifest of exact versions, the packed package, and the code that uses it.
import { readFileSync } from 'node:fs';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { packageFolder, workFolder } from '../support/built.mjs';
import { installTools } from '../support/tools.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));

/** What is kept in a project from one run to the next: it only saves time. */
const KEPT = new Set(['node_modules', '.installed']);

/** Folders of `node_modules` in which tools keep caches. */
const CACHES = ['.vite', '.vitest', '.cache', '.vite-temp'];

/** @type {Map<string, Promise<string>>} */
const made = new Map();

/**
 * Makes the project of that name, once, and gives its folder.
 * @param {string} name a folder of `projects/`
 */
export function makeProject(name) {
  const project = made.get(name) ?? make(name);
  made.set(name, project);
  return project;
}

/** @param {string} name */
async function make(name) {
  const folder = await workFolder('environments', name);
  const left = (await readdir(folder)).filter((entry) => !KEPT.has(entry));
  for (const entry of [...left, ...CACHES.map((cache) => path.join('node_modules', cache))])
    await rm(path.join(folder, entry), { recursive: true, force: true });
  await cp(path.join(here, 'projects', name), folder, { recursive: true });
  await installTools(folder);
  await cp(path.join(here, 'consumers'), folder, { recursive: true });
  // CommonJS consumers get the same text; its exports are named in its last statement.
  const flow = await readFile(path.join(here, 'consumers', 'flow.mjs'), 'utf8');
  await writeFile(path.join(folder, 'flow.cjs'), flow.replace(/^export \{/m, 'module.exports = {'));
  await installPackage(folder, 'okta-idx-wasm');
  return folder;
}

/**
 * Puts a copy of the installed package into a project.
 * @param {string} folder the project's
 * @param {string} name that its code imports
 */
export async function installPackage(folder, name) {
  const copy = path.join(folder, 'node_modules', name);
  await rm(copy, { recursive: true, force: true });
  await cp(packageFolder(), copy, { recursive: true });
}

/**
 * The version of a tool, exactly, as its project's manifest has it.
 * @param {string} project
 * @param {string} [tool]
 */
export function versionOf(project, tool = project) {
  const { dependencies } = JSON.parse(readFileSync(path.join(here, 'projects', project, 'package.json'), 'utf8'));
  return dependencies[tool].replace(/^npm:.*@/, '');
}
