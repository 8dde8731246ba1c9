// Parses URLs. Rust decides which destinations are allowed (src/protocol/request/destination.rs).

import { hide } from './hide.js';

/** A URL as `fetch` resolves it. Throws if it is invalid. */
function parse(url) {
  const { document, location } = globalThis;
  return new URL(url, (document && document.baseURI) || (location && location.href));
}

/** Whether an error means an exhausted stack, for which V8 throws a `SyntaxError` in a regular expression. */
const isExhausted = (error) => error instanceof RangeError || error instanceof SyntaxError;

/** @type {boolean | undefined} */
let isUrlComplete;

/**
 * Whether the global `URL` follows the standard. In React Native, it throws for some parts or matches them by patterns.
 */
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

/** The origin of an absolute URL. Throws if it is invalid. */
export function originOfAbsolute(url) {
  if (urlParses()) return new URL(url).origin;
  const [origin] = /^https?:\/\/[^/?#@\\\s]+(?=[/?#]|$)/i.exec(url) || [];
  if (!origin) throw new TypeError('Invalid URL');
  return origin.toLowerCase();
}

/** The origin of an absolute `https:` or `http:` URL; undefined for any other value. */
function webOrigin(url) {
  try {
    const { protocol, origin } = new URL(url);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** The origins of a list of `https:` or `http:` URLs; null for any other value. */
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

/** The origin to which a URL, which may be relative, leads. Undefined if its scheme is not `https:` or `http:`. */
export function originOf(url) {
  try {
    return webOrigin(parse(url).href);
  } catch {
    return undefined;
  }
}

export const hasOrigin = (origins, origin) =>
  origin !== undefined && origins.some((allowed) => webOrigin(allowed) === origin);

/** Why `fetch` would refuse an absolute URL: 1 if it is invalid, 2 if it has a user name or password, else 0. */
export function flawOf(url) {
  // Only URLs that can contain secrets are parsed.
  if (!/^[\0- ]*https?:.*[@?#]/is.test(url) || !urlParses()) return 0;
  try {
    const { username, password } = parse(url);
    return username || password ? 2 : 0;
  } catch (error) {
    if (isExhausted(error)) throw error;
    return 1;
  }
}

/** The parts of a URL that errors must not show: its query, fragment, user name and password. */
function secretsOf(url) {
  const text = `${url}`;
  const [, user, , query] = /^(?:[^/?#]*\/\/([^/?#]*)@)?([^?#]*)[?#]?(.*)$/s.exec(text) || [];
  const secrets = [user, query];
  try {
    // The same parts as `fetch` normalises them.
    const { username, password, search, hash } = parse(text);
    secrets.push(username, password, search.slice(1), hash.slice(1));
  } catch {
    // An invalid URL has no normalised parts.
  }
  return secrets.filter(Boolean);
}

/** Whether an error contains one of the texts, in its causes or other properties. */
function quotes(it, texts, deep = 0) {
  if (typeof it === 'string') return texts.some((text) => it.includes(text));
  if (typeof it !== 'object' || !it || deep > 4) return false;
  return Object.getOwnPropertyNames(it).some((key) => quotes(it[key], texts, deep + 1));
}

/**
 * Removes secrets from an error of `fetch`: some runtimes and libraries include the whole URL. An error that shows a
 * secret part of it is replaced by a `TypeError` that keeps only the code.
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
    // The stack is exhausted, so the error could not be checked.
    return isExhausted(thrown) ? new TypeError(message) : error;
  }
}
