/** Sets a property that is not enumerable. */
export const hide = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
