/** Sets a property that no loop over the object's properties sees. */
export const hide = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true });

/** Tells an error of fetch's own, which says why and not where, where to. */
export function tellUrl(error, url) {
  try {
    if (!error.url) hide(error, 'url', url);
  } catch {
    // Frozen: it is somebody else's.
  }
}
