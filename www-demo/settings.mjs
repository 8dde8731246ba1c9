/**
 * Which organisation and which client. Read from, the first that says so: the page's query, what was
 * last saved in this browser, `config.json` beside the page, the defaults below.
 */
import { h, uniqueId } from './dom.mjs';

/**
 * @typedef {object} Settings
 * @property {string} issuer
 * @property {string} clientId
 * @property {string} redirectUri
 * @property {string[]} scopes
 */

const KEY = 'idx-demo.settings';
const NAMES = /** @type {const} */ (['issuer', 'clientId', 'redirectUri', 'scopes']);

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const merged = { ...defaults(), ...pick(await configFile()), ...pick(saved()), ...pick(query) };
  return { ...merged, scopes: scopeList(merged.scopes) };
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  localStorage.setItem(KEY, JSON.stringify(settings));
  // The query wins over what is saved, so it must not contradict what was just chosen.
  const url = new URL(location.href);
  NAMES.forEach((name) => url.searchParams.delete(name));
  history.replaceState(null, '', url);
}

const defaults = () => ({
  issuer: '',
  clientId: '',
  redirectUri: location.origin + location.pathname,
  scopes: ['openid', 'email', 'profile'],
});

async function configFile() {
  try {
    const response = await fetch('config.json', { cache: 'no-store' });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

function saved() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {any} source */
const pick = (source) =>
  Object.fromEntries(NAMES.filter((name) => source?.[name]?.length > 0).map((name) => [name, source[name]]));

/** @param {unknown} scopes */
const scopeList = (scopes) =>
  (Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(/[\s,]+/)).filter(Boolean);

const LABELS = {
  issuer: ['Issuer', 'https://your-org.okta.com/oauth2/default', 'url'],
  clientId: ['Client ID', 'Of a public client with the interaction code grant', 'text'],
  redirectUri: ['Redirect URI', 'As registered with the client; this page’s origin must be trusted', 'url'],
  scopes: ['Scopes', 'Separated by spaces', 'text'],
};

/**
 * Fills a `<dialog>` with the settings form and opens it.
 * @param {HTMLDialogElement} dialog
 * @param {Settings} settings
 * @param {(settings: Settings) => void} onSave
 */
export function askSettings(dialog, settings, onSave) {
  const title = h('h2', { id: uniqueId('title') }, 'Settings');
  const rows = NAMES.map((name) => settingRow(name, [settings[name]].flat().join(' ')));
  const form = h(
    'form',
    { method: 'dialog', onsubmit: () => {
      const read = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
      onSave(/** @type {any} */ ({ ...read, scopes: scopeList(read.scopes) }));
    } },
    title,
    ...rows,
    h('div', { class: 'row' },
      h('button', { class: 'primary' }, 'Save'),
      h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close')),
  );
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.replaceChildren(form);
  dialog.showModal();
}

/** @param {keyof typeof LABELS} name @param {string} value */
function settingRow(name, value) {
  const [label, hint, type] = LABELS[name];
  const id = uniqueId(name);
  return h('div', { class: 'field' },
    h('label', { for: id }, label),
    h('input', { id, name, type, value, required: true, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${id}-hint` }),
    h('p', { class: 'hint', id: `${id}-hint` }, hint));
}
