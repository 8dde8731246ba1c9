/** Every walk, by the scenario of the org and a name. */
import { authenticators } from './authenticators.mjs';
import { consent } from './consent.mjs';
import { devices } from './devices.mjs';
import { enrollment } from './enrollment.mjs';
import { passkeys } from './passkeys.mjs';
import { passwords } from './passwords.mjs';
import { redirects } from './redirects.mjs';
import { signIn } from './sign-in.mjs';

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const walks = {
  ...signIn,
  ...authenticators,
  ...devices,
  ...enrollment,
  ...passwords,
  ...consent,
  ...redirects,
  ...passkeys,
};
