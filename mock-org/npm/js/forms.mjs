// @ts-check
// What a response offers to answer.

/** A redirect has a name and an address only. @param {any} it */
const isForm = (it) => typeof Object(it).name === 'string' && typeof it.href === 'string';

/** The members of what stands under `value`, such as the actions of an authenticator. @param {any} it @returns {any[]} */
const membersOf = (it) => Object.values(Object(Object(it).value));

/** Remediations, then the actions of the objects beside them, then those of the response itself. @param {any} response @returns {any[]} */
export function formsOf({ remediation, ...others }) {
  const objects = Object.values(others);
  return [...membersOf(remediation), ...objects.flatMap(membersOf), ...objects].filter(isForm);
}
