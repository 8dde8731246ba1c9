// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own responses: `[{ name, text }]`. */
export const fixtures = () => jsonIn(fileURLToPath(new URL('fixtures', import.meta.url)));

/** Recorded responses from the folder that `OKTA_IDX_CORPUS` names; none where it is unset or missing. */
export function corpus() {
  const folder = process.env.OKTA_IDX_CORPUS;
  return folder && existsSync(folder) ? jsonIn(resolve(folder)) : [];
}

function jsonIn(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new Error(`${folder} holds no responses`);
  return names.sort().map((name) => ({ name: name.slice(0, -5), text: readFileSync(join(folder, name), 'utf8') }));
}
