/**
 * The organisation and the client. Each setting comes from the first of these that has it: the page's query, the
 * settings saved in this browser, `config.json` beside the page, the defaults below.
 */
import { h, uniqueId } from '../dom.mjs';
import { unrecorded } from '../inspector/recorder.mjs';

/**
 * @typedef {object} Settings
 * @property {string} issuer
 * @property {string} clientId
 * @property {string} redirectUri
 * @property {string[]} scopes
 * @property {string} [scenario] id of the scenario chosen from the organisation's list
 *
 * @typedef {object} StartTokens tokens that a sign-in can start with; they are used once and never saved
 * @property {string} [activationToken]
 * @property {string} [recoveryToken]
 * @property {string} [stateHandle]
 */

/** Another copy of this page, below another path of the host, may have another org. */
const KEY = `idx-demo.settings ${new URL('.', location.href).pathname}`;
const NAMES = /** @type {const} */ (['issuer', 'clientId', 'redirectUri', 'scopes']);
const TOKENS = /** @type {const} */ (['activationToken', 'recoveryToken', 'stateHandle']);

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const merged = { ...defaults(), ...pick(await configFile()), ...pick(saved()), ...pick(query) };
  return { ...merged, scopes: scopeList(merged.scopes) };
}

/** Reads the tokens in the page's query, and removes them from the address bar. @returns {StartTokens} */
export function takeTokens() {
  const url = new URL(location.href);
  const given = TOKENS.map((name) => [name, url.searchParams.get(name)]).filter(([, token]) => token);
  TOKENS.forEach((name) => url.searchParams.delete(name));
  if (given.length > 0) history.replaceState(null, '', url);
  return Object.fromEntries(given);
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  localStorage.setItem(KEY, JSON.stringify(settings));
  // The query overrides saved settings, so settings in it would hide the new ones.
  const url = new URL(location.href);
  [...NAMES, 'scenario'].forEach((name) => url.searchParams.delete(name));
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
    const response = await unrecorded('config.json', { cache: 'no-store' });
    if (!response.ok) return {};
    const { issuer, ...rest } = await response.json();
    // An issuer that is no address is a path beside the page.
    return { ...rest, issuer: issuer && !URL.canParse(issuer) ? new URL(issuer, response.url).href : issuer };
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
  Object.fromEntries(
    [...NAMES, 'scenario'].filter((name) => source?.[name]?.length > 0).map((name) => [name, source[name]]),
  );

/** @param {unknown} scopes */
const scopeList = (scopes) =>
  (Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(/[\s,]+/)).filter(Boolean);

const LABELS = {
  issuer: ['Issuer', 'https://your-org.okta.com/oauth2/default', 'url'],
  clientId: ['Client ID', 'A public client with the interaction code grant', 'text'],
  redirectUri: ['Redirect URI', 'As registered for the client; this page’s origin must be trusted', 'url'],
  scopes: ['Scopes', 'Separated by spaces', 'text'],
  activationToken: ['Activation token', 'For an account that an administrator created', 'text'],
  recoveryToken: ['Recovery token', 'For a password reset that an administrator started', 'text'],
  stateHandle: ['State handle', 'For a sign-in that the organisation’s own page started', 'text'],
};

/**
 * Fills a `<dialog>` with the settings form and opens it.
 * @param {HTMLDialogElement} dialog
 * @param {Settings} settings
 * @param {(settings: Settings, tokens: StartTokens) => void} onSave
 */
export function askSettings(dialog, settings, onSave) {
  const title = h('h2', { id: uniqueId('title') }, 'Settings');
  const rows = NAMES.map((name) => settingRow(name, [settings[name]].flat().join(' '), true));
  const form = h(
    'form',
    {
      method: 'dialog',
      onsubmit: () => {
        const read = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
        const given = (names) => Object.fromEntries(read.filter(([name, text]) => names.includes(name) && text));
        const chosen = given(NAMES);
        const tokens = given(TOKENS);
        onSave({ ...chosen, scopes: scopeList(chosen.scopes) }, tokens);
      },
    },
    title,
    ...rows,
    h(
      'details',
      { class: 'fold' },
      h('summary', {}, 'Start from a token'),
      ...TOKENS.map((name) => settingRow(name, '', false)),
    ),
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'primary' }, 'Save'),
      h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close'),
    ),
  );
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.replaceChildren(form);
  dialog.showModal();
}

/** @param {keyof typeof LABELS} name @param {string} value @param {boolean} required */
function settingRow(name, value, required) {
  const [label, hint, type] = LABELS[name];
  const id = uniqueId(name);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h('input', {
      id,
      name,
      type,
      value,
      required,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-hint`,
    }),
    h('p', { class: 'hint', id: `${id}-hint` }, hint),
  );
}
