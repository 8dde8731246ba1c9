// @ts-check
// Okta's clients, as they are published.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { workFolder } from '../support/built.mjs';
import { installTools } from '../support/tools.mjs';

const here = fileURLToPath(new URL('project/', import.meta.url));

/** Installs them, unless they are installed already. Resolves with the folder of the project. @returns {Promise<string>} */
export async function installClients() {
  const folder = await workFolder('clients');
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(path.join(here, file), path.join(folder, file));
  await installTools(folder);
  return folder;
}
