import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The project's own responses: `[{ name, text }]`. */
export const fixtures = () => jsonIn(join(here, 'fixtures'));

/** Real responses from the folder that `OKTA_IDX_CORPUS` names; none where it is unset or missing. */
export function corpus() {
  const folder = process.env.OKTA_IDX_CORPUS;
  return folder && existsSync(folder) ? jsonIn(resolve(folder)) : [];
}

function jsonIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name: name.slice(0, -5), text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ text }) => isJson(text));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
