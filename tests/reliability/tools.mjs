// @ts-check
// The tools of project/, installed in a folder of their own, with the package beside them.
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installed } from '../package/project.mjs';
import { installTools } from '../environments/project.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What the spec imports. */
const SHARED = ['observe.mjs', 'rows.mjs', 'check.mjs', 'rules.mjs'];

/** Where they are: `WORK_DIR`, or a folder of `target`. What npm installed is kept from one run to the next. */
export const folder = process.env.WORK_DIR || path.join(here, '..', '..', 'target', 'reliability');

/** Makes that folder. */
export async function makeProject() {
  await mkdir(folder, { recursive: true });
  await cp(path.join(here, 'project'), folder, { recursive: true });
  for (const file of SHARED) await cp(path.join(here, file), path.join(folder, file));
  await installTools(folder);
  const copy = path.join(folder, 'node_modules', 'okta-idx-wasm');
  await rm(copy, { recursive: true, force: true });
  await cp(installed, copy, { recursive: true });
}
