// @ts-check
// Which of the mock org's answers no walk came to.

/** Names that no walk can come to. */
const OUT_OF_REACH = new Set([
  // The page sends no form that is not on offer, and no broken one; it asks for what is blank or too long itself.
  'E0000020',
  'errors.E0000001',
  'errors.E0000003',
  'errors.E0000021',
  'errors.E0000022',
  'model.validation.field.blank',
  'registration.error.doesNotMatchPattern',
  // A notification that nobody answers for five minutes.
  'core.system.transaction_resource_not_found',
  // Nobody in the built-in configuration is without any authenticator.
  'oie.assurance.unsatisfiable',
]);

/** @typedef {{ remediations: string[], messages: string[] }} Vocabulary of the org: `/__vocabulary.json` */

/** Names that no walk came to. @param {Vocabulary} vocabulary @param {Set<string>} seen */
export const missing = ({ remediations, messages }, seen) =>
  [...remediations, ...messages].filter((name) => !seen.has(name) && !OUT_OF_REACH.has(name));

/** Names in `OUT_OF_REACH` that a walk came to, or that the org does not have. @param {Vocabulary} vocabulary @param {Set<string>} seen */
export const needless = ({ remediations, messages }, seen) =>
  [...OUT_OF_REACH].filter((name) => seen.has(name) || ![...remediations, ...messages].includes(name));
