// @ts-check
// What a live run needs: from the environment, else from `.env` in the root.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

const NEEDED = ['ISSUER_URL', 'CLIENT_ID', 'REDIRECT_URI', 'USER_IDENTIFIER'];

/**
 * @param {Record<string, string | undefined>} [environment]
 * @param {string} [file]
 */
export function settings(environment = process.env, file = fileURLToPath(new URL('../../.env', import.meta.url))) {
  const own = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  /** @param {string} name */
  const value = (name) => environment[name] || own[name] || undefined;
  return {
    missing: NEEDED.filter((name) => !value(name)),
    issuer: value('ISSUER_URL'),
    clientId: value('CLIENT_ID'),
    redirectUri: value('REDIRECT_URI'),
    identifier: value('USER_IDENTIFIER'),
    password: value('USER_PASSWORD'),
    scopes: value('SCOPES')
      ?.split(/[\s,]+/)
      .filter(Boolean),
  };
}
