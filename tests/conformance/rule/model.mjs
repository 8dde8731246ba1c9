import { follow, pathOf } from './paths.mjs';

/**
 * The contract written out: what the package under test has to do, *with* the listed improvements.
 *
 * Wherever no improvement applies, this is compared with the peer too. So it can be trusted where one does.
 * @param {{ agent: string }} own what only the package under test knows: its user agent
 */
export function model({ agent }) {
  const makeIdxState = (raw, toPersist) => stateOf(raw, toPersist, agent);
  return { makeIdxState };
}

const isObject = (value) => typeof value === 'object' && value !== null;
const put = (target, key, value) =>
  Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
const copy = (...sources) => {
  const result = {};
  for (const source of sources) for (const key of Object.keys(source ?? {})) put(result, key, source[key]);
  return result;
};

function stateOf(raw, toPersist, agent) {
  const persisted = toPersist === undefined ? {} : toPersist;
  const action = (definition) => actionOf(definition, persisted, agent);
  const list = raw.remediation?.value || [];
  if (!Array.isArray(list)) throw new TypeError('remediation.value is not an array');
  const present = list.filter((remediation) => remediation !== null);
  present.forEach((remediation) => relate(raw, remediation));
  const remediations = present.map((remediation) => put(copy(remediation), 'action', action(remediation)));
  const actions = {};
  const context = {};
  for (const field of Object.keys(raw)) topLevel(raw, field, { actions, context, action });
  const codes = raw.successWithInteractionCode?.value;
  const code = Array.isArray(codes) ? codes.find((item) => item?.name === 'interaction_code') : undefined;
  const state = {
    async proceed(name, params = {}) {
      const chosen = remediations.find((remediation) => remediation.name === name);
      if (!chosen) throw `Unknown remediation choice: [${name}]`;
      return chosen.action(params);
    },
    neededToProceed: [...remediations],
    actions,
    context,
    rawIdxState: raw,
    hasInteractionCode: () => !!raw.successWithInteractionCode,
    interactionCode: code?.value,
    toPersist,
  };
  return state;
}

function relate(root, holder) {
  for (const key of Object.keys(holder)) {
    if (key === 'relatesTo') {
      const text = Array.isArray(holder[key]) ? holder[key][0] : holder[key];
      const path = typeof text === 'string' ? pathOf(text) : null;
      const found = path && follow(root, path);
      if (found) {
        holder[key] = found;
        continue;
      }
    }
    if (Array.isArray(holder[key])) holder[key].filter((item) => item !== null).forEach((item) => relate(root, item));
  }
}

function topLevel(raw, field, { actions, context, action }) {
  if (field === 'remediation' || field === 'context') return;
  const value = raw[field];
  if (!isObject(value)) return void put(context, field, value);
  if (value.rel) return void put(actions, value.name, action(value));
  const { type, value: inner, ...rest } = value;
  const entry = copy({ type }, rest);
  put(context, field, entry);
  if (type !== 'object' || inner === undefined || inner === null) return void put(entry, 'value', inner);
  put(entry, 'value', {});
  for (const [name, part] of Object.entries(inner)) {
    if (part?.rel) put(actions, `${field}-${name}`, action(part));
    else put(entry.value, name, part);
  }
}

/** Divides the fields of one definition; null where it has none. */
function fieldsOf(definition) {
  const divided = { defaults: {}, needed: [], immutables: {} };
  if (!definition.value) divided.needed.push(definition);
  else {
    if (typeof definition.value !== 'string' && !Array.isArray(definition.value))
      throw new TypeError('value is not a list');
    for (const field of definition.value) {
      if (field === null) continue;
      if (field.mutable === false) put(divided.immutables, field.name, field.value ?? '');
      else {
        divided.needed.push(field);
        if (field.value) put(divided.defaults, field.name, field.value);
      }
    }
  }
  return divided;
}

function actionOf(definition, toPersist, agent) {
  // A list of definitions counts as several forms; the values sent are those of the one without a name.
  const list = (Array.isArray(definition) ? definition : [definition]).filter((one) => one !== null);
  const divided = list.map(fieldsOf);
  const named = list.findLastIndex((one) => String(one.name) === String(definition.name));
  const { defaults = {}, immutables = {} } = divided[named] ?? {};
  const { href } = definition;
  const act = async (params) => {
    const { method = 'POST', accepts } = definition;
    if (!isOfTheWeb(href)) throw new Error(`${definition.name} is not sent`);
    if (isNavigation(method)) throw new Error(`navigate to ${href}`);
    const form = isForm(accepts);
    const merged = copy(copy(defaults), spread(params), immutables);
    const headers = {
      'X-Okta-User-Agent-Extended': agent,
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      accept: accepts || 'application/ion+json',
    };
    const body = form ? formOf(merged) : JSON.stringify(merged);
    const credentials = toPersist && toPersist.withCredentials === false ? 'omit' : 'include';
    if (wouldBeQuoted(href)) throw new Error(`${definition.name} is not sent`);
    const response = await globalThis.fetch(href, { method, headers, credentials, body });
    return answered(response, toPersist, agent);
  };
  return Object.assign(act, { neededParams: divided.map(({ needed }) => needed) });
}

/** Whether a definition is a page to go to: `fetch` takes no body with these. */
export const isNavigation = (method) => typeof method === 'string' && /^(get|head)$/i.test(method);
/** Whether an `href` is a URL that may be sent to: relative, or of the web. */
const isOfTheWeb = (href) => {
  if (href === undefined || href === null) return true;
  if (typeof href !== 'string') return false;
  const scheme = schemeOf(href);
  return scheme === undefined || scheme === 'https' || scheme === 'http';
};
const schemeOf = (href) => /^[\0- ]*([a-z][a-z\d+.-]*):/i.exec(href.replace(/[\t\n\r]/g, ''))?.[1].toLowerCase();
/** Whether `fetch` refuses a URL of the web and quotes something secret of it in its error. */
function wouldBeQuoted(href) {
  if (typeof href !== 'string' || schemeOf(href) === undefined) return false;
  try {
    const { username, password } = new URL(href);
    return Boolean(username || password);
  } catch {
    return /[?#]|\/\/[^/]*@/.test(href);
  }
}
/** Whether a definition's `href` is one that is sent to. */
export const isSendable = (href) => isOfTheWeb(href) && !wouldBeQuoted(href);
const spread = (params) => ({ ...params });
/** Whether a definition's `accepts` is the media type of a form. */
export const isForm = (accepts) =>
  typeof accepts === 'string' && accepts.split(';')[0].trim().toLowerCase() === 'application/x-www-form-urlencoded';
/** Values that are not strings are JSON-encoded; those that JSON leaves out are left out. */
const formOf = (values) => {
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const given = texts.filter(([, text]) => text !== undefined);
  const encode = (text) => encodeURIComponent(String(text).toWellFormed());
  return given.map((pair) => pair.map(encode).join('=')).join('&');
};

async function answered(response, toPersist, agent) {
  let reading = response.json();
  if (reading instanceof Promise) reading = reading.catch(noJson);
  if (response.ok) return stateOf(await reading, toPersist, agent);
  const stepUp =
    response.status === 401 && response.headers.get('WWW-Authenticate') === 'Oktadevicejwt realm="Okta Device"';
  const state = stateOf(await reading, toPersist, agent);
  if (stepUp) state.stepUp = true;
  throw state;
}

function noJson(cause) {
  throw cause instanceof SyntaxError ? new Error('the body is not JSON', { cause }) : cause;
}
