// Reads the parameters of callers for the core.

import { PARAMS, PARAM_ALLOWED_ORIGINS } from './codes.js';
import { webOrigins } from './url.js';

/**
 * The parameters by their numbers; undefined if `given` is not an object. Lists are copied. `allowedOrigins` is
 * converted to origins, or to null if it is not a list of `https:` or `http:` URLs.
 */
export function parametersOf(given) {
  if (typeof given !== 'object' || !given) return undefined;
  return PARAMS.map((name, param) => {
    const value = given[name];
    if (param === PARAM_ALLOWED_ORIGINS) return value == null ? undefined : webOrigins(value);
    return Array.isArray(value) ? [...value] : value;
  });
}
