import { pollOf } from 'okta-idx-wasm/flow';

import { actionsOf, alertsOf, autocompleteOf, formsOf, typeOf, waitingFor } from './forms.mjs';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character]);
const all = (items, toHtml) => items.map(toHtml).join('\n');

const page = (body) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Sign in</title>
  <main>${body}</main>
</html>`;

const button = (name, value, label) =>
  `<button name="${escape(name)}" value="${escape(value)}">${escape(label)}</button>`;

export const errorPage = (text) => page(`<p role="alert">${escape(text)}</p>`);

export const signedInPage = ({ name, preferred_username: login }) =>
  page(`<p>You are signed in as ${escape(name ?? login)}.</p>
    <form method="post">${button('restart', '', 'Sign out')}</form>`);

/** The forms of a state, and what else can be done. */
export const stepPage = (state) =>
  page(`
    <div role="alert">${all(alertsOf(state), ({ text }) => `<p>${escape(text)}</p>`)}</div>
    <p role="status">${escape(waitingFor(state))}</p>
    ${all(formsOf(state), ({ label, fields }, index) => {
      const inputs = all(fields, (field) => fieldHtml(field, `field-${index}-${field.path}`));
      return `<form method="post">${inputs}${button('form', index, label)}</form>`;
    })}
    <form method="post">
      ${all(actionsOf(state), (name) => button('action', name, name.split('-').at(-1)))}
      ${pollOf(state) ? button('poll', '', 'I have answered') : ''}
      ${button('restart', '', 'Start again')}
    </form>`);

function fieldHtml(field, id) {
  const { path, label = path, type, required, value, options, messages } = field;
  const about = `${escape(id)}-about`;
  const attributes = [
    `id="${escape(id)}" name="${escape(path)}"`,
    `aria-describedby="${about}" aria-invalid="${messages.length > 0}"`,
    required && type !== 'boolean' ? 'required' : '',
  ].join(' ');
  const choices = all(options ?? [], (it) => `<option value="${escape(it.value)}">${escape(it.label)}</option>`);
  const content = type === 'boolean' ? (value === true ? 'checked' : '') : `value="${escape(value)}"`;
  const input = options
    ? `<select ${attributes}>${choices}</select>`
    : `<input ${attributes} type="${typeOf(field)}" autocomplete="${autocompleteOf(field)}" ${content}>`;
  return `<p>
    <label for="${escape(id)}">${escape(label)}</label> ${input}
    <strong id="${about}">${all(messages, ({ text }) => escape(text))}</strong>
  </p>`;
}
