/** One remediation as a form: its fields, and a button that proceeds with them. */
import { h, itemsOf, textOf, uniqueId, webAddress, words } from './dom.mjs';
import { aboutNodes, aboutText } from './about.mjs';
import { fieldParts } from './field.mjs';

/**
 * @typedef {object} RemediationView
 * @property {HTMLElement} node
 * @property {string} title
 * @property {'form' | 'button' | 'link'} kind a form to fill in, a form without fields, a place to go to
 */

/** @param {any} remediation @returns {string} */
export const titleOf = (remediation) =>
  textOf(remediation.label) ?? (textOf(remediation.idp?.name) ? `Continue with ${remediation.idp.name}` : words(String(remediation.name)));

/**
 * @param {any} remediation one entry of `neededToProceed`
 * @param {(name: string, params: Record<string, unknown>) => void} proceed
 * @returns {RemediationView | undefined}
 */
export function remediationView(remediation, proceed) {
  const title = titleOf(remediation);
  if (String(remediation.method).toUpperCase() === 'GET') {
    // Not a call but a place: the browser goes there, and comes back to the redirect URI.
    const href = webAddress(remediation.href);
    return href ? { kind: 'link', title, node: h('a', { class: 'button', href }, title) } : undefined;
  }
  const parts = fieldParts(itemsOf(remediation), { path: '', nested: false });
  const heading = h('h2', { id: uniqueId('step'), tabindex: '-1' }, title);
  const about = aboutText(remediation.relatesTo);
  const submit = h('button', { class: parts.simple ? '' : 'primary' }, title);
  const form = h('form', {
    novalidate: true,
    'data-remediation': remediation.name,
    'aria-labelledby': parts.simple ? undefined : heading.id,
    onsubmit: (event) => {
      event.preventDefault();
      const wrong = parts.check();
      if (wrong) wrong.focus();
      else proceed(remediation.name, parts.read());
    },
  });
  const marked = parts.nodes.some((node) => node.querySelector('.required'));
  form.append(...(parts.simple ? [] : [heading]), ...(about && !parts.simple ? [h('p', { class: 'about' }, about)] : []),
    ...aboutNodes(remediation.relatesTo), ...parts.nodes, submit);
  if (marked) heading.after(h('p', { class: 'hint' }, 'Fields marked * are required.'));
  return { kind: parts.simple ? 'button' : 'form', title, node: form };
}
