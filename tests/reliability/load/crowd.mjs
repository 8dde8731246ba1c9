// @ts-check
// Many users, each with a name, a password and a PKCE pair that nobody else has.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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

/** A configuration of the mock org in which they have accounts. @param {Member[]} members */
export function orgOf(members) {
  const folder = mkdtempSync(path.join(tmpdir(), 'crowd-'));
  const builtIn = execFileSync(/** @type {string} */ (process.env.MOCK_ORG), ['--print-config'], { encoding: 'utf8' });
  const users = members.map(
    ({ identifier, password }) =>
      `\n[[users]]\nemail = "${identifier}"\npassword = "${password}"\nfirst_name = "U"\nlast_name = "V"\nauthenticators = ["password"]\n`,
  );
  const file = path.join(folder, 'org.toml');
  writeFileSync(file, builtIn + users.join(''));
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
