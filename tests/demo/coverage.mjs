// @ts-check
// Finds the mock org's responses that no walk reaches.

/** Names that no walk can reach. */
const OUT_OF_REACH = new Set([
  // The page sends only forms that the state offers, and validates blank and too long values itself.
  'E0000020',
  'errors.E0000001',
  'errors.E0000003',
  'errors.E0000021',
  'errors.E0000022',
  'model.validation.field.blank',
  'registration.error.doesNotMatchPattern',
  // A notification that is not answered for five minutes.
  'core.system.transaction_resource_not_found',
  // Every user in the built-in configuration has an authenticator.
  'oie.assurance.unsatisfiable',
]);

/** @typedef {{ remediations: string[], messages: string[] }} Vocabulary of the org: `/__vocabulary.json` */

/** Names that no walk reached. @param {Vocabulary} vocabulary @param {Set<string>} seen */
export const missing = ({ remediations, messages }, seen) =>
  [...remediations, ...messages].filter((name) => !seen.has(name) && !OUT_OF_REACH.has(name));

/**
 * Names in `OUT_OF_REACH` that a walk reached, or that the org does not have.
 * @param {Vocabulary} vocabulary
 * @param {Set<string>} seen
 */
export const needless = ({ remediations, messages }, seen) =>
  [...OUT_OF_REACH].filter((name) => seen.has(name) || ![...remediations, ...messages].includes(name));
