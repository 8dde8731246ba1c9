// Reads what callers configure, before the core sees it.

import { PARAMS, PARAM_ALLOWED_ORIGINS } from './codes.js';
import { webOrigins } from './url.js';

/**
 * The parameters by their numbers; undefined for what is no object. Lists are copied. Of `allowedOrigins`, the origins; null where
 * it is no list of URLs of the web.
 */
export function parametersOf(given) {
  if (typeof given !== 'object' || !given) return undefined;
  return PARAMS.map((name, param) => {
    const value = given[name];
    if (param === PARAM_ALLOWED_ORIGINS) return value == null ? undefined : webOrigins(value);
    return Array.isArray(value) ? [...value] : value;
  });
}
