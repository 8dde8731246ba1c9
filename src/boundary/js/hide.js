/** Sets a property that no loop over the object's properties sees. */
export const hide = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true });
