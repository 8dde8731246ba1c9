// What is read of URLs. What may be sent where is decided in Rust (src/protocol/request/destination.rs).

import { hide } from './hide.js';

/** A URL as `fetch` resolves it. Throws where it is not one. */
function parse(url) {
  const { document, location } = globalThis;
  return new URL(url, (document && document.baseURI) || (location && location.href));
}

/** Whether an error tells of an exhausted stack, as V8 does by a `SyntaxError` for a regular expression, and nothing of a URL. */
const isExhausted = (error) => error instanceof RangeError || error instanceof SyntaxError;

/** @type {boolean | undefined} */
let isUrlComplete;

/** Whether the global `URL` parses as the standard says. That of React Native throws for some parts, or finds them by patterns. */
function urlParses() {
  if (isUrlComplete === undefined) {
    try {
      isUrlComplete = new URL('https://u@a.example:443/?@').origin === 'https://a.example';
    } catch (error) {
      if (isExhausted(error)) throw error;
      isUrlComplete = false;
    }
  }
  return isUrlComplete;
}

/** The origin of an absolute URL. Throws where it is not one. */
export function originOfAbsolute(url) {
  if (urlParses()) return new URL(url).origin;
  const [origin] = /^https?:\/\/[^/?#@\\\s]+(?=[/?#]|$)/i.exec(url) || [];
  if (!origin) throw new TypeError('Invalid URL');
  return origin.toLowerCase();
}

/** The origin of an absolute URL of `https:` or `http:`; undefined for everything else. */
function webOrigin(url) {
  try {
    const { protocol, origin } = new URL(url);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** A list of URLs of the web as their origins; null where it is no such list. */
export function webOrigins(list) {
  if (!Array.isArray(list)) return null;
  const origins = [];
  for (let at = 0; at < list.length; at++) {
    const entry = list[at];
    const origin = typeof entry === 'string' ? webOrigin(entry) : undefined;
    if (!origin) return null;
    origins.push(origin);
  }
  return origins;
}

/** The origin that a URL is sent to, which may be relative; undefined where it is not of the web. */
export function originOf(url) {
  try {
    return webOrigin(parse(url).href);
  } catch {
    return undefined;
  }
}

/** Whether a list of origins has one. */
export const hasOrigin = (origins, origin) =>
  origin !== undefined && origins.some((allowed) => webOrigin(allowed) === origin);

/** What makes an absolute URL one that `fetch` refuses: 1 if it is invalid, 2 if it has a user name or password, else 0. */
export function flawOf(url) {
  // Only those that have something to hide are parsed.
  if (!/^[\0- ]*https?:.*[@?#]/is.test(url) || !urlParses()) return 0;
  try {
    const { username, password } = parse(url);
    return username || password ? 2 : 0;
  } catch (error) {
    if (isExhausted(error)) throw error;
    return 1;
  }
}

/** The parts of a URL that no error may show: its query and fragment, its user name and password. */
function secretsOf(url) {
  const text = `${url}`;
  const [, user, , query] = /^(?:[^/?#]*\/\/([^/?#]*)@)?([^?#]*)[?#]?(.*)$/s.exec(text) || [];
  const secrets = [user, query];
  try {
    // As `fetch` normalises them.
    const { username, password, search, hash } = parse(text);
    secrets.push(username, password, search.slice(1), hash.slice(1));
  } catch {
    // It is only as it was written.
  }
  return secrets.filter(Boolean);
}

/** Whether a text is in an error, its causes or other properties. */
function quotes(it, texts, deep = 0) {
  if (typeof it === 'string') return texts.some((text) => it.includes(text));
  if (typeof it !== 'object' || !it || deep > 4) return false;
  return Object.getOwnPropertyNames(it).some((key) => quotes(it[key], texts, deep + 1));
}

/**
 * An error of fetch's own, which some runtimes and libraries write the whole URL into. One that shows a secret part of it is
 * replaced by a `TypeError` that has only its code.
 */
export function withoutSecrets(error, url, message) {
  try {
    const secrets = secretsOf(url);
    if (secrets.length === 0 || !quotes(error, secrets)) return error;
    const code = error.code || (error.cause && error.cause.code);
    const clean = new TypeError(message);
    if (typeof code === 'string' && !quotes(code, secrets)) hide(clean, 'cause', { code });
    return clean;
  } catch (thrown) {
    // Without a stack there is no telling what it shows.
    return isExhausted(thrown) ? new TypeError(message) : error;
  }
}
