// @ts-check
// The tools of project/, installed in a folder of their own, with the package beside them.
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { installTools } from '../support/tools.mjs';
import { packageFolder, target } from '../support/built.mjs';

const here = import.meta.dirname;

/** What the spec imports. */
const SHARED = ['observe.mjs', 'rows.mjs', 'check.mjs', 'rules.mjs'];

/** Where they are. What npm installed is kept from one run to the next. */
export const folder = target('reliability');

/** Makes that folder. */
export async function makeProject() {
  await mkdir(folder, { recursive: true });
  await cp(path.join(here, 'project'), folder, { recursive: true });
  for (const file of SHARED) await cp(path.join(here, file), path.join(folder, file));
  await installTools(folder);
  const copy = path.join(folder, 'node_modules', 'okta-idx-wasm');
  await rm(copy, { recursive: true, force: true });
  await cp(packageFolder(), copy, { recursive: true });
}
