// @ts-check
// What a live run needs: from the environment, else from `.env` in the root, or the file that `ENV_FILE` names.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

import { root } from '../support/built.mjs';

const NEEDED = ['ISSUER_URL', 'CLIENT_ID', 'REDIRECT_URI', 'USER_IDENTIFIER'];

/** @param {Record<string, string | undefined>} [environment] */
export function settings(environment = process.env) {
  const file = environment.ENV_FILE || path.join(root, '.env');
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
