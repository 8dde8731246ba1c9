/**
 * What people call the steps and actions of the IDX API: a title for the step, and a verb for its button. A step that is
 * not listed has its name as words.
 */
import { dataOf, itemsOf, textOf, words } from '../dom.mjs';

/**
 * @typedef {object} Titles
 * @property {string} title
 * @property {string} verb
 */

/** A title, and a verb if it is another text. @type {Record<string, string | [string, string]>} */
const STEPS = {
  'authenticator-enrollment-data': ['Set up your phone', 'Send the code'],
  'authenticator-verification-data': ['Verify with your phone', 'Send the code'],
  'cancel-polling': 'Stop waiting',
  'cancel-transaction': 'Continue without the device',
  'challenge-authenticator': ['Verify it is you', 'Verify'],
  'challenge-poll': 'Approve the sign-in on your device',
  'challenge-webauthn-autofillui-authenticator': 'Sign in with a passkey',
  consent: 'Allow access',
  'device-apple-sso-extension': ['Let this device sign you in', 'Ask the device'],
  'device-challenge-poll': 'Looking for Okta Verify',
  'enroll-authenticator': ['Set it up', 'Continue'],
  'enroll-poll': 'Set up Okta Verify on your device',
  'enroll-profile': ['Create an account', 'Sign up'],
  'granular-consent': 'Allow access',
  'identify-recovery': ['Reset your password', 'Continue'],
  'launch-authenticator': 'Sign in with Okta Verify',
  'launch-passkeys-authenticator': 'Sign in with a passkey',
  'launch-webauthn-authenticator': 'Sign in with a security key or passkey',
  poll: 'Waiting',
  recover: 'Forgot your password?',
  'reenroll-authenticator': ['Choose a new password', 'Change the password'],
  'reenroll-authenticator-warning': ['Your password expires soon', 'Change the password'],
  'request-activation-email': ['Ask for a new activation email', 'Send the email'],
  resend: ['The notification was not approved', 'Send it again'],
  'reset-authenticator': ['Choose a new password', 'Reset the password'],
  'select-authenticator-authenticate': ['Choose how to verify', 'Continue'],
  'select-authenticator-enroll': ['Choose what to set up', 'Set up'],
  'select-authenticator-unlock-account': ['Unlock your account', 'Continue'],
  'select-enroll-profile': 'Sign up',
  'select-enrollment-channel': ['Choose how to set up Okta Verify', 'Continue'],
  'select-identify': 'Sign in with another account',
  skip: 'Set up later',
  'unlock-account': 'Unlock your account',
};

/** Titles that depend on the authenticator, by the `key` that Okta gives it. @type {Record<string, Record<string, string | [string, string]>>} */
const BY_AUTHENTICATOR = {
  'challenge-authenticator': {
    okta_password: ['Enter your password', 'Verify'],
    okta_email: ['Enter the code from the email', 'Verify'],
    phone_number: ['Enter the code from your phone', 'Verify'],
    google_otp: ['Enter the code from your app', 'Verify'],
    security_question: ['Answer your security question', 'Verify'],
    webauthn: ['Verify with a security key or passkey', 'Verify'],
  },
  'enroll-authenticator': {
    okta_password: ['Choose a password', 'Set the password'],
    okta_email: ['Enter the code from the email', 'Verify'],
    phone_number: ['Enter the code from your phone', 'Verify'],
    google_otp: ['Add the account to your app', 'Verify'],
    security_question: ['Choose a security question', 'Save'],
    webauthn: ['Set up a security key or passkey', 'Continue'],
  },
};

/** @type {Record<string, string>} */
const ACTIONS = {
  cancel: 'Cancel',
  'authenticatorChallenge-cancel': 'Stop waiting for Okta Verify',
  'currentAuthenticator-cancel': 'Stop waiting for Okta Verify',
  'currentAuthenticator-recover': 'Forgot your password?',
  'currentAuthenticator-resend': 'Send again',
  'currentAuthenticator-send': 'Send the code',
  'currentAuthenticatorEnrollment-recover': 'Forgot your password?',
  'currentAuthenticatorEnrollment-resend': 'Send again',
};

/** Titles of steps that are offered beside the current one. @type {Record<string, string>} */
const BESIDE = {
  'select-authenticator-authenticate': 'Verify in another way',
  'select-authenticator-enroll': 'Set up something else',
};

/** The title of a step that is offered beside the current one. @param {any} remediation @returns {string} */
export const titleBeside = (remediation) =>
  Object.hasOwn(BESIDE, remediation.name) ? BESIDE[remediation.name] : titlesOf(remediation).title;

/** @param {any} remediation one entry of `neededToProceed` @returns {Titles} */
export function titlesOf(remediation) {
  const name = String(remediation.name);
  const label = textOf(remediation.label);
  if (label) return { title: label, verb: label };
  if (textOf(remediation.idp?.name)) return same(`Continue with ${remediation.idp.name}`);
  if (name === 'identify') return identifyTitles(remediation);
  if (name === 'unlock-account' && asksFor(remediation, 'identifier'))
    return { title: 'Unlock your account', verb: 'Continue' };
  const key = textOf(dataOf(remediation.relatesTo)?.key) ?? '';
  const own = Object.hasOwn(BY_AUTHENTICATOR, name) ? BY_AUTHENTICATOR[name] : {};
  const known = Object.hasOwn(own, key) ? own[key] : Object.hasOwn(STEPS, name) ? STEPS[name] : words(name);
  return typeof known === 'string' ? same(known) : { title: known[0], verb: known[1] };
}

const same = (text) => ({ title: text, verb: text });

/** @param {any} remediation @param {string} name of a field */
const asksFor = (remediation, name) => itemsOf(remediation).some((field) => field.name === name);

/** @param {any} remediation */
const identifyTitles = (remediation) =>
  asksFor(remediation, 'credentials')
    ? { title: 'Enter your username and password', verb: 'Sign in' }
    : { title: 'Enter your username', verb: 'Next' };

/** The label of a side action. @param {string} name its key in `actions` */
export const actionTitle = (name) =>
  Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : words(name.split('-').pop() ?? name);
