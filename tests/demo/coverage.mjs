/** What the mock org can answer, read from its source, so that a flow that nobody walks is noticed. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../mock-org/src', import.meta.url));
const FOLDERS = ['authenticator', 'flow', 'ion'];

/** Where the source names a step, an action or a message. */
const NAMES = [
  /Form::(?:post|visit)\(\s*"([^"]+)"/g,
  /Ask::current\("([^"]+)"/g,
  /form: "([^"]+)"/g,
  /const (?:SELECT|NAME): &str = "([^"]+)"/g,
  /(?:Message|Self)::(?:error|info)\(\s*"([^"]+)"/g,
  /let key = "([^"]+)"/g,
  /terminal\("([^"]+)"/g,
];

/** What no walk can come to. */
const OUT_OF_REACH = new Set([
  // The page sends no form that is not on offer, and no broken one; it asks for what is blank or too long itself.
  'E0000020',
  'errors.E0000003',
  'model.validation.field.blank',
  'registration.error.doesNotMatchPattern',
  // A notification that nobody answers for five minutes.
  'core.system.transaction_resource_not_found',
  // Nobody in the built-in configuration is without any authenticator.
  'oie.assurance.unsatisfiable',
]);

/** @param {Set<string>} seen @returns {Promise<string[]>} what no walk came to */
export async function missing(seen) {
  const named = new Set();
  for (const folder of FOLDERS) {
    const files = (await readdir(join(SOURCE, folder), { recursive: true })).filter(
      (file) => file.endsWith('.rs') && !file.includes('tests'),
    );
    for (const file of files) {
      const [source] = (await readFile(join(SOURCE, folder, file), 'utf8')).split('#[cfg(test)]');
      for (const pattern of NAMES) for (const [, name] of source.matchAll(pattern)) named.add(name);
    }
  }
  if (named.size === 0) throw new Error(`nothing is named in ${FOLDERS.join(', ')}`);
  return [...named].filter((name) => !seen.has(name) && !OUT_OF_REACH.has(name)).sort();
}
