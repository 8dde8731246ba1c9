/**
 * The organisation and the client. Each setting comes from the first of these that has it: the page's query, the
 * settings saved in this browser, `config.json` beside the page, the defaults below. With a query, settings that were
 * saved for another organisation do not count.
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

/** Those that the address always names, unless they are the ones of `config.json`. */
const LINKED = /** @type {const} */ (['issuer', 'clientId', 'scenario']);

/** What `config.json` says. @type {Partial<Settings>} */
let configured = {};

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  configured = pick(await configFile());
  const query = pick(Object.fromEntries(new URLSearchParams(location.search)));
  const merged = { ...defaults(), ...configured, ...savedFor(query), ...query };
  return { ...merged, scopes: scopeList(merged.scopes) };
}

/**
 * The saved settings that go with an address. A link that was shared must open what it names: without an issuer, that is
 * the org of `config.json`.
 * @param {Record<string, any>} query
 */
function savedFor(query) {
  const kept = pick(saved());
  if (!LINKED.some((name) => query[name])) return kept;
  const issuer = query.issuer ?? configured.issuer ?? kept.issuer;
  if (issuer !== kept.issuer) return {};
  const { clientId, scenario, ...rest } = kept;
  return rest;
}

/**
 * Whether the address names other settings than those of a sign-in.
 * @param {Settings} settings
 */
export function addressNamesOther(settings) {
  const query = pick(Object.fromEntries(new URLSearchParams(location.search)));
  if (!LINKED.some((name) => query[name])) return false;
  const named = { ...query, issuer: query.issuer ?? configured.issuer ?? settings.issuer };
  return LINKED.some((name) => named[name] && named[name] !== settings[name]);
}

/** Names the settings in the address, so that it can be shared. @param {Settings} settings */
export function nameInAddress({ issuer, clientId, scenario }) {
  const named = { scenario, issuer, clientId: scenario ? undefined : clientId };
  const url = new URL(location.href);
  for (const name of LINKED) {
    url.searchParams.delete(name);
    if (named[name] && named[name] !== configured[name]) url.searchParams.set(name, named[name]);
  }
  if (url.href !== location.href) history.replaceState(history.state, '', url);
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
        const isSameClient = chosen.issuer === settings.issuer && chosen.clientId === settings.clientId;
        const scenario = isSameClient ? settings.scenario : undefined;
        onSave({ ...chosen, scenario, scopes: scopeList(chosen.scopes) }, given(TOKENS));
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
