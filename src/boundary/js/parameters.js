// Reads the parameters of callers for the core.

import { PARAMS, PARAM_ALLOWED_ORIGINS, PARAM_PARAMETERS } from './codes.js';
import { webOrigins } from './url.js';

/** The names and values of an object in turn, without absent ones; null for any other value. */
const entriesOf = (map) =>
  typeof map === 'object' && !Array.isArray(map)
    ? Object.entries(map)
        .filter(([, value]) => value != null)
        .flat()
    : null;

/**
 * The parameters by their numbers; undefined if `given` is not an object. Lists are copied. `allowedOrigins` is
 * converted to origins, or to null if it is not a list of `https:` or `http:` URLs; by default it is that of the client.
 */
export function parametersOf(given, client) {
  if (typeof given !== 'object' || !given) return undefined;
  return PARAMS.map((name, param) => {
    const value = given[name];
    if (param === PARAM_ALLOWED_ORIGINS) return value == null ? client.allowedOrigins : webOrigins(value);
    if (param === PARAM_PARAMETERS) return value == null ? undefined : entriesOf(value);
    return Array.isArray(value) ? [...value] : value;
  });
}
