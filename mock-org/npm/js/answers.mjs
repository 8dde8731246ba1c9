// @ts-check
// What a person of the org answers to a form.

/**
 * @typedef {object} Person
 * @property {string} identifier
 * @property {string} [password]
 * @property {string} [answer] to their security question
 */

/**
 * @typedef {object} Knowledge
 * @property {Person | undefined} user
 * @property {import('./inbox.mjs').Inbox} inbox
 * @property {import('./device.mjs').Device} device
 */

/** Somebody new. */
const PROFILE = { firstName: 'New', lastName: 'Person', email: 'new.person@example.com' };

/** Good enough for the org's rules. */
const PASSWORD = 'Fresh-Start-1';

const PHONE = '+1 555-010-0123';

/** Forms that lead back, or away. */
const LEFT_OUT = new Set(['cancel', 'redirect-idp', 'poll']);

/** @template T @param {() => T} ask @returns {T | undefined} */
const maybe = (ask) => {
  try {
    return ask();
  } catch {
    return undefined;
  }
};

/** What proves the current authenticator. @param {any} response @param {Knowledge} knowledge */
function proof(response, { user, inbox, device }) {
  const { type, key } = (response.currentAuthenticator ?? response.currentAuthenticatorEnrollment)?.value ?? {};
  const login = user?.identifier ?? PROFILE.email;
  if (type === 'password') return { passcode: user?.password ?? PASSWORD };
  if (type === 'email' || type === 'phone') return { passcode: maybe(() => inbox.code(login)) };
  if (key === 'google_otp') return { passcode: maybe(() => device.totp(login)) };
  if (type === 'security_question') return { questionKey: 'disliked_food', answer: user?.answer ?? 'Liver' };
  return undefined;
}

/** The body for a form's fields, as far as a person knows. @param {any[]} fields @param {any} response @param {Knowledge} knowledge @returns {any[]} each way to fill them in */
function fill(fields, response, knowledge) {
  let bodies = [{}];
  for (const field of fields) {
    const values = valuesOf(field, response, knowledge);
    if (values.length === 0) continue;
    bodies = bodies.flatMap((body) => values.map((value) => ({ ...body, [field.name]: value })));
  }
  return bodies;
}

/** @param {any} field @param {any} response @param {Knowledge} knowledge @returns {any[]} */
function valuesOf(field, response, knowledge) {
  const { name, value, options, form } = field;
  if (name === 'stateHandle') return [value];
  if (name === 'identifier') return knowledge.user ? [knowledge.user.identifier] : [];
  if (name === 'userProfile') return [PROFILE];
  // A form of its own asks for the number where the first does not bring it.
  if (name === 'phoneNumber') return field.required === false ? [PHONE, undefined] : [PHONE];
  if (name === 'credentials') return [credentials(field, response, knowledge)].flat();
  if (options) return options.flatMap((/** @type {any} */ option) => valuesOfOption(option, response, knowledge));
  if (form) return fill(form.value, response, knowledge);
  if (value !== undefined && typeof value !== 'object') return [value];
  return [];
}

/** @param {any} option @param {any} response @param {Knowledge} knowledge @returns {any[]} */
function valuesOfOption(option, response, knowledge) {
  const inner = option.value?.form?.value;
  return inner ? fill(inner, response, knowledge) : [option.value];
}

/** @param {any} field @param {any} response @param {Knowledge} knowledge @returns {any} */
function credentials(field, response, knowledge) {
  const names = (field.form?.value ?? field.options?.[0]?.value?.form?.value ?? []).map(
    (/** @type {any} */ it) => it.name,
  );
  const known = proof(response, knowledge) ?? {};
  const isNew = /** @type {any} */ ({ passcode: PASSWORD, answer: 'Liver', questionKey: 'disliked_food' });
  const { type } = response.currentAuthenticator?.value ?? {};
  const enrols = response.remediation?.value.some((/** @type {any} */ it) => /^(enroll|reenroll|reset)-/.test(it.name));
  const source = enrols && (type === 'password' || type === 'security_question') ? isNew : known;
  return Object.fromEntries(
    names.flatMap((/** @type {string} */ name) => (source[name] === undefined ? [] : [[name, source[name]]])),
  );
}

/**
 * Each way to answer a form.
 * @param {any} form
 * @param {any} response
 * @param {Knowledge} knowledge
 * @returns {{ path: string, body: () => any }[]}
 */
export function answersTo(form, response, knowledge) {
  const at = form.href.indexOf('/idp/idx/');
  if (LEFT_OUT.has(form.name) || form.method !== 'POST' || at < 0) return [];
  const path = form.href.slice(at);
  // A device that is asked says yes before the page polls.
  if (/poll/.test(form.name)) {
    const body = () => {
      maybe(() => knowledge.device.approve(knowledge.user?.identifier));
      return { stateHandle: response.stateHandle };
    };
    return [{ path, body }];
  }
  return fill(form.value ?? [], response, knowledge).map((body) => ({ path, body: () => body }));
}
