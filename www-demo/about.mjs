/** What a `relatesTo` points at: which authenticator, whose address, the code to scan or to compare. */
import { h, isObject, textOf } from './dom.mjs';

/** What an object of the response is, once out of its `{ type, value }`. @param {any} related */
function targetOf(related) {
  const target = isObject(related) && isObject(related.value) && !Array.isArray(related.value) ? related.value : related;
  return isObject(target) && !Array.isArray(target) ? target : undefined;
}

/**
 * In a few words: its display name and the address or number it goes to.
 * @param {any} related a resolved `relatesTo`; one that is still a path gives nothing
 * @param {string} [known] what is said already
 */
export function aboutText(related, known) {
  const target = targetOf(related);
  if (!target) return undefined;
  const profile = isObject(target.profile) ? target.profile : {};
  const facts = [target.nickname, target.displayName, profile.email, profile.phoneNumber, profile.deviceName].map(textOf);
  const told = [...new Set(facts)].filter((fact) => fact && fact !== known);
  return told.length > 0 ? told.join(' · ') : undefined;
}

/** The parts of it that a person needs in order to go on. @param {any} related @returns {HTMLElement[]} */
export function aboutNodes(related) {
  const data = targetOf(related)?.contextualData;
  if (!isObject(data)) return [];
  const qrcode = textOf(data.qrcode?.href);
  const question = textOf(data.enrolledQuestion?.question);
  const number = textOf(data.correctAnswer ?? data.challenge?.value?.correctAnswer);
  const secret = textOf(data.sharedSecret);
  return [
    question && h('p', { class: 'question' }, question),
    number && h('p', {}, 'Choose this number on your device: ', h('strong', { class: 'number' }, number)),
    qrcode?.startsWith('data:image/') && h('img', { class: 'qrcode', src: qrcode, alt: 'QR code to scan with your authenticator app' }),
    secret && h('p', { class: 'hint' }, 'Or type this key into the app: ', h('code', {}, secret)),
  ].filter(Boolean);
}
