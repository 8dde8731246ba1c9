/**
 * Whether a value is a state: of this package, of another copy of it, or of `@okta/okta-idx-js`. In a `catch`, it tells an
 * answer that refuses from an error.
 */
export const isIdxState = (value) =>
  typeof value === 'object' &&
  !!value &&
  typeof value.proceed === 'function' &&
  typeof value.hasInteractionCode === 'function' &&
  Array.isArray(value.neededToProceed) &&
  'rawIdxState' in value;
