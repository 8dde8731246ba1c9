/** Details of the object that a `relatesTo` points at: the authenticator, the address, the code to scan or compare. */
import { dataOf, h, isObject, textOf } from '../dom.mjs';
import { rulesNode } from './rules.mjs';

/**
 * A short description: its display name, and its email address or phone number.
 * @param {any} related a resolved `relatesTo`; one that is still a path gives nothing
 * @param {string} [known] a text that is already shown, and is left out here
 */
export function aboutText(related, known) {
  const target = dataOf(related);
  if (!target) return undefined;
  const profile = isObject(target.profile) ? target.profile : {};
  const facts = [target.nickname, target.displayName, profile.email, profile.phoneNumber, profile.deviceName].map(
    textOf,
  );
  const told = [...new Set(facts)].filter((fact) => fact && fact !== known);
  return told.length > 0 ? told.join(' · ') : undefined;
}

/** The details that the user needs for the step. @param {any} related @returns {HTMLElement[]} */
export function aboutNodes(related) {
  const target = dataOf(related);
  const data = isObject(target?.contextualData) ? target.contextualData : {};
  const question = textOf(data.enrolledQuestion?.question);
  const number = textOf(data.correctAnswer ?? data.challenge?.value?.correctAnswer);
  return [
    question && h('p', { class: 'question' }, question),
    number &&
      h('p', { class: 'compare' }, 'Choose this number on your device: ', h('strong', { class: 'number' }, number)),
    scanNode(data),
    expiryNode(target?.settings?.daysToExpiry),
    rulesNode(target?.settings?.complexity),
  ].filter(Boolean);
}

/** @param {unknown} days */
const expiryNode = (days) =>
  Number.isFinite(days) && h('p', { class: 'about' }, `It expires in ${days} ${days === 1 ? 'day' : 'days'}.`);

/** A QR code, and the same key as text. @param {any} data */
function scanNode(data) {
  const qrcode = textOf(data.qrcode?.href);
  const secret = textOf(data.sharedSecret);
  const image =
    qrcode?.startsWith('data:image/') &&
    h('img', { class: 'qrcode', src: qrcode, alt: 'QR code to scan with your authenticator app' });
  if (!image && !secret) return undefined;
  return h(
    'div',
    { class: 'scan' },
    image,
    secret &&
      h('p', { class: 'hint' }, 'Or type this key into the app: ', h('code', { class: 'shared-secret' }, secret)),
  );
}

/**
 * What a step shows besides its fields: the scopes to consent to, and the facts about the request.
 * @param {any} remediation
 * @returns {HTMLElement[]}
 */
export function detailNodes(remediation) {
  const list = (items) => (Array.isArray(items) ? items.filter(isObject) : []);
  const scopes = list(remediation.scopes).map((scope) =>
    h(
      'li',
      {},
      textOf(scope.label) ?? String(scope.name),
      textOf(scope.desc) && h('span', { class: 'about' }, scope.desc),
    ),
  );
  const facts = list(remediation.requestInfo).map((fact) =>
    h('li', {}, `${textOf(fact.label) ?? fact.name}: `, h('strong', {}, String(fact.value))),
  );
  return [
    facts.length > 0 && h('ul', { class: 'facts' }, ...facts),
    scopes.length > 0 && h('ul', { class: 'scopes', 'aria-label': 'Requested permissions' }, ...scopes),
  ].filter(Boolean);
}
