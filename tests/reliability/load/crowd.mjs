// @ts-check
// Many users, each with a name, a password and a PKCE pair that nobody else has.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { mockOrg, workFolder } from '../../support/built.mjs';
import { run } from '../../support/process.mjs';

/** @param {number} count */
export const crowd = (count) =>
  Array.from({ length: count }, (_, at) => {
    const verifier = createHash('sha256').update(`verifier ${at}`).digest('base64url');
    return {
      state: `flow-${at}-end`,
      identifier: `user-${at}-end@example.com`,
      password: `Pass-${at}-Word-9`,
      verifier,
      challenge: createHash('sha256').update(verifier).digest('base64url'),
    };
  });

/** @typedef {ReturnType<typeof crowd>[number]} Member */

/** The password of any of them. */
export const ANY_PASSWORD = /Pass-\d+-Word-9/;

/** Writes a configuration of the mock org in which they have accounts; gives its file. @param {Member[]} members */
export async function orgOf(members) {
  const builtIn = await run(mockOrg(), ['--print-config']);
  const users = members.map(
    ({ identifier, password }) =>
      `\n[[users]]\nemail = "${identifier}"\npassword = "${password}"\nfirst_name = "U"\nlast_name = "V"\nauthenticators = ["password"]\n`,
  );
  const file = path.join(await workFolder('reliability'), 'crowd.toml');
  await writeFile(file, [builtIn, ...users].join('\n'));
  return file;
}
