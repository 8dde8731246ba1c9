/** Generates the codes of an authenticator app. */
import { Secret, TOTP } from 'otpauth';

/** @param {string} secret in base32 */
export const codeOf = (secret) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
