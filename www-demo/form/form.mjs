/** One remediation as a form: its fields, and a submit button. */
import { h, itemsOf, uniqueId, webAddress } from '../dom.mjs';
import { aboutNodes, aboutText, detailNodes } from './about.mjs';
import { ceremonyNode, ceremonyOf, hasAutofill, isAutofill } from './ceremony.mjs';
import { problemsOf } from './control.mjs';
import { fieldParts } from './field.mjs';
import { messagesOf } from './messages.mjs';
import { titlesOf } from './titles.mjs';

/**
 * @typedef {object} RemediationView
 * @property {HTMLElement} node
 * @property {string} title
 * @property {string} [verb] of the button
 * @property {'form' | 'button' | 'link'} kind a form with fields, a form without fields, or a link to another page
 * @property {boolean} [isCeremony] whether it is a form that the browser fills in
 */

/**
 * @param {any} remediation one entry of `neededToProceed`
 * @param {any} state the IdxState that it belongs to
 * @param {{ proceed: (name: string, params: Record<string, unknown>) => void, leave: (name: string, label: string) => void, fail: (text: string) => void }} handlers
 * @returns {RemediationView | undefined}
 */
export function remediationView(remediation, state, { proceed, leave, fail }) {
  const { title, verb } = titlesOf(remediation);
  if (String(remediation.method).toUpperCase() === 'GET') {
    // The browser navigates there, and comes back to the redirect URI.
    const href = webAddress(remediation.href);
    const onclick = () => leave(remediation.name, title);
    if (!href) return undefined;
    const link = h('a', { class: 'button', href, onclick }, title);
    return { kind: 'link', title, node: h('div', { class: 'way' }, link, protocolName(remediation)) };
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
  const heading = stepHeading(remediation);
  const about = aboutText(remediation.relatesTo);
  const form = h('form', {
    novalidate: true,
    'data-remediation': remediation.name,
    class: parts.simple ? 'way' : undefined,
    'aria-labelledby': parts.simple ? undefined : heading.firstElementChild.id,
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
  const own = parts.nodes
    .flatMap((node) => [node, ...node.querySelectorAll('.field')])
    .filter((node) => node.matches('.field:not(.check)') && !node.closest('.manual, .nested'));
  const isMarked = own.length > 1 && own.some((field) => field.querySelector('.required'));
  const introduction = [
    heading,
    about && h('p', { class: 'about' }, about),
    isMarked && h('p', { class: 'hint' }, 'Fields marked * are required.'),
  ];
  form.append(
    ...(parts.simple ? [] : introduction.filter(Boolean)),
    ...aboutNodes(remediation.relatesTo),
    ...detailNodes(remediation),
    ...(ceremony
      ? [ceremonyNode(ceremony, ({ name, params }) => proceed(name, { ...parts.read(), ...params }), fail)]
      : []),
    ...parts.nodes,
    ...submitButtons(verb, parts, ceremony !== undefined),
    ...(parts.simple ? [protocolName(remediation)] : []),
  );
  return { kind: parts.simple ? 'button' : 'form', isCeremony: ceremony !== undefined, title, verb, node: form };
}

/** The name of a step or an action in the IDX API. @param {{ name: string }} named */
export const protocolName = ({ name }) => h('code', { class: 'protocol' }, String(name));

/** The title of a step, with its name beside it. @param {any} remediation */
export const stepHeading = (remediation) =>
  h(
    'div',
    { class: 'step-head' },
    h('h2', { id: uniqueId('step'), tabindex: '-1' }, titlesOf(remediation).title),
    protocolName(remediation),
  );

/**
 * One button, or two for a yes-or-no step.
 * @param {string} verb
 * @param {import('./field.mjs').Parts} parts
 * @param {boolean} second whether the form also has a WebAuthn button
 */
function submitButtons(verb, parts, second) {
  if (parts.answers) {
    return [
      h(
        'div',
        { class: 'row decision' },
        h('button', { class: 'primary' }, parts.answers.yes),
        h('button', { value: 'no' }, parts.answers.no),
      ),
    ];
  }
  const button = h('button', { class: parts.simple || second ? '' : 'primary' }, verb);
  if (!second) return [button];
  // WebAuthn values can also be entered by hand, for tests of an organisation.
  const folded = parts.nodes
    .map((node) => (node.matches('.manual') ? node : node.querySelector('.manual')))
    .find(Boolean);
  folded?.append(button);
  return folded ? [] : [button];
}
