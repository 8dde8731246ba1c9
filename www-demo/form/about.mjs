/** What a `relatesTo` points at: which authenticator, whose address, the code to scan or to compare. */
import { dataOf, h, isObject, textOf } from '../dom.mjs';
import { rulesNode } from './rules.mjs';

/**
 * In a few words: its display name and the address or number it goes to.
 * @param {any} related a resolved `relatesTo`; one that is still a path gives nothing
 * @param {string} [known] what is said already
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

/** The parts of it that a person needs in order to go on. @param {any} related @returns {HTMLElement[]} */
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

/** A code for a camera, and the same as text for everybody else. @param {any} data */
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

/** What a step tells beside its fields: the scopes to consent to, what asked for them. @param {any} remediation @returns {HTMLElement[]} */
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
    scopes.length > 0 && h('ul', { class: 'scopes', 'aria-label': 'What is asked for' }, ...scopes),
  ].filter(Boolean);
}
