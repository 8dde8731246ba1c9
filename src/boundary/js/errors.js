// The errors that are made in JavaScript.

import { ERR_IDX_CONFIG } from './codes.js';
import { hide } from './hide.js';

/** A `TypeError` for a wrong parameter or option. */
export const configError = (message) => hide(new TypeError(message), 'code', ERR_IDX_CONFIG);

/** Adds the request URL to an error of `fetch`, which does not contain it. */
export function tellUrl(error, url) {
  try {
    if (!error.url) hide(error, 'url', url);
  } catch {
    // The error is frozen: keep it unchanged.
  }
}
