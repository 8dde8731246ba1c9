/** Sets a property that is not enumerable. */
export const hide = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true });

/** Adds the request URL to an error of `fetch`, which does not contain it. */
export function tellUrl(error, url) {
  try {
    if (!error.url) hide(error, 'url', url);
  } catch {
    // The error is frozen: keep it unchanged.
  }
}
