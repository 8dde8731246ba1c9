/** One remediation as a form: its fields, and a submit button. */
import { h, itemsOf, textOf, uniqueId, webAddress, words } from '../dom.mjs';
import { aboutNodes, aboutText, detailNodes } from './about.mjs';
import { ceremonyNode, ceremonyOf, hasAutofill, isAutofill } from './ceremony.mjs';
import { problemsOf } from './control.mjs';
import { fieldParts } from './field.mjs';
import { messagesOf } from './messages.mjs';

/**
 * @typedef {object} RemediationView
 * @property {HTMLElement} node
 * @property {string} title
 * @property {'form' | 'button' | 'link'} kind a form with fields, a form without fields, or a link to another page
 * @property {boolean} [isCeremony] whether it is a form that the browser fills in
 */

/** @param {any} remediation @returns {string} */
export const titleOf = (remediation) =>
  textOf(remediation.label) ??
  (textOf(remediation.idp?.name) ? `Continue with ${remediation.idp.name}` : words(String(remediation.name)));

/**
 * @param {any} remediation one entry of `neededToProceed`
 * @param {any} state the IdxState that it belongs to
 * @param {{ proceed: (name: string, params: Record<string, unknown>) => void, leave: (name: string, label: string) => void, fail: (text: string) => void }} handlers
 * @returns {RemediationView | undefined}
 */
export function remediationView(remediation, state, { proceed, leave, fail }) {
  const title = titleOf(remediation);
  if (String(remediation.method).toUpperCase() === 'GET') {
    // The browser navigates there, and comes back to the redirect URI.
    const href = webAddress(remediation.href);
    const onclick = () => leave(remediation.name, title);
    return href ? { kind: 'link', title, node: h('a', { class: 'button', href, onclick }, title) } : undefined;
  }
  // The browser shows these passkeys at the field for the identifier.
  if (isAutofill(remediation)) return undefined;
  const parts = fieldParts(itemsOf(remediation), {
    path: '',
    at: '',
    nested: false,
    autofill: hasAutofill(state),
    messages: messagesOf({ neededToProceed: [remediation] }),
  });
  const ceremony = ceremonyOf(remediation, state);
  const heading = h('h2', { id: uniqueId('step'), tabindex: '-1' }, title);
  const about = aboutText(remediation.relatesTo);
  const form = h('form', {
    novalidate: true,
    'data-remediation': remediation.name,
    'aria-labelledby': parts.simple ? undefined : heading.id,
    onsubmit: (event) => {
      event.preventDefault();
      parts.decide(event.submitter?.value !== 'no');
      const params = parts.read();
      const wrong = parts.check(problemsOf(remediation, params));
      if (!wrong) return proceed(remediation.name, params);
      // The control may be in a closed `<details>`.
      wrong.closest('details')?.setAttribute('open', '');
      return wrong.focus();
    },
  });
  const marked = parts.nodes.some((node) =>
    [...node.querySelectorAll('.required')].some((mark) => !mark.closest('.manual')),
  );
  const introduction = [
    heading,
    about && h('p', { class: 'about' }, about),
    marked && h('p', { class: 'hint' }, 'Fields marked * are required.'),
  ];
  form.append(
    ...(parts.simple ? [] : introduction.filter(Boolean)),
    ...aboutNodes(remediation.relatesTo),
    ...detailNodes(remediation),
    ...(ceremony
      ? [ceremonyNode(ceremony, ({ name, params }) => proceed(name, { ...parts.read(), ...params }), fail)]
      : []),
    ...parts.nodes,
    ...submitButtons(title, parts, ceremony !== undefined),
  );
  return { kind: parts.simple ? 'button' : 'form', isCeremony: ceremony !== undefined, title, node: form };
}

/**
 * One button, or two for a yes-or-no step.
 * @param {string} title
 * @param {any} parts
 * @param {boolean} second whether the form also has a WebAuthn button
 */
function submitButtons(title, parts, second) {
  if (parts.asks) {
    return [
      h(
        'div',
        { class: 'row decision' },
        h('button', { class: 'primary' }, 'Allow'),
        h('button', { value: 'no' }, 'Don’t allow'),
      ),
    ];
  }
  const button = h('button', { class: parts.simple || second ? '' : 'primary' }, title);
  if (!second) return [button];
  // WebAuthn values can also be entered by hand, for tests of an organisation.
  const folded = parts.nodes
    .map((node) => (node.matches('.manual') ? node : node.querySelector('.manual')))
    .find(Boolean);
  folded?.append(button);
  return folded ? [] : [button];
}
