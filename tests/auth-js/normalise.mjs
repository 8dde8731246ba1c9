// @ts-check

/** @typedef {import('./proxy.mjs').Exchange} Exchange */

/** Names under which clients and orgs send values that differ in every run. */
const RANDOM = new Set([
  'access_token',
  'at_hash',
  'code_challenge',
  'code_verifier',
  'codeVerifier',
  'id_token',
  'interaction_code',
  'interaction_handle',
  'interactionHandle',
  'jti',
  'kid',
  'nonce',
  'refresh_token',
  'state',
  'stateHandle',
  'stateToken',
  'token',
  'uid',
]);

/** Shorter ones could stand in other text by chance, and are replaced only where they are the whole value. */
const LONG = 16;

/**
 * Gives each random value a name: its kind, and its number among the values of that kind in the run. The same value has
 * the same name everywhere, so a client that sends the right kind of handle, but not the right one, is noticed.
 */
export class Names {
  constructor() {
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {Map<string, number>} */
    this.counts = new Map();
  }

  /**
   * @param {string} kind
   * @param {unknown} value
   */
  learn(kind, value) {
    if (typeof value !== 'string' || value.length < 4 || this.names.has(value)) return;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    this.names.set(value, `{${kind} ${count}}`);
  }

  /**
   * Learns the random values of a text, which is JSON or a form, by the names that they have there.
   * @param {string} text
   */
  read(text) {
    try {
      this.walk(JSON.parse(text));
    } catch {
      this.form(text);
    }
  }

  /** @param {string} text */
  form(text) {
    for (const [name, value] of new URLSearchParams(text)) if (RANDOM.has(name)) this.learn(name, value);
  }

  /** @param {any} value */
  walk(value) {
    if (typeof value !== 'object' || value === null) return;
    // A field of an Ion form has its name beside its value.
    if (RANDOM.has(value.name)) this.learn(value.name, value.value);
    for (const [name, inner] of Object.entries(value)) {
      if (RANDOM.has(name)) this.learn(name, inner);
      if (name === 'id' && typeof inner === 'string' && /^(00u|lae|eae)/.test(inner)) this.learn('id', inner);
      this.walk(inner);
    }
  }

  /**
   * Replaces the values in a text by their names, and times by `{time}`.
   * @param {string} text
   */
  apply(text) {
    const known = [...this.names].sort(([a], [b]) => b.length - a.length);
    for (const [value, name] of known) {
      if (value.length >= LONG) text = text.replaceAll(value, name);
      else text = text.replaceAll(JSON.stringify(value), JSON.stringify(name));
    }
    return text
      .replaceAll(/"date": "[^"]+ GMT"/g, '"date": "{time}"')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '{time}')
      .replaceAll(/"(iat|exp|auth_time|expiresAt)": ?\d+/g, '"$1": "{time}"');
  }
}

/**
 * How the headers of two clients are compared.
 * @typedef {'all' | 'own'} HeaderRule `all`: every one, in order. `own`: without those of the two different
 *   implementations of `fetch`, in no order.
 */

/** What an implementation of `fetch` adds by itself. */
const TRANSPORT = new Set(['accept-encoding', 'accept-language', 'connection', 'sec-fetch-mode', 'user-agent']);

/**
 * @param {Array<[string, string]>} headers
 * @param {HeaderRule} rule
 */
function headerLines(headers, rule) {
  if (rule === 'all') return headers.map(([name, value]) => `${name}: ${value}`);
  return headers
    .map(([name, value]) => /** @type {const} */ ([name.toLowerCase(), value]))
    .filter(([name]) => !TRANSPORT.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
}

/**
 * The requests of one run as text, one entry each, ready to be compared.
 * @param {Exchange[]} exchanges
 * @param {{ rule: HeaderRule, names: Names }} how
 */
export function requestLog(exchanges, { rule, names }) {
  return exchanges.map(({ method, url, headers, body, status, answer }) => {
    names.form(url.split('?')[1] ?? '');
    names.read(body);
    const text = names.apply([`${method} ${url}`, ...headerLines(headers, rule), '', body].join('\n'));
    names.read(answer);
    return `${text}\n→ ${status}`;
  });
}

/**
 * The first difference between two lists of texts, for a person to read; `undefined` where they are equal.
 * @param {string[]} left
 * @param {string[]} right
 */
export function firstDifference(left, right) {
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    if (left[at] === right[at]) continue;
    const [ours, theirs] = [left[at] ?? '(none)', right[at] ?? '(none)'].map((text) => text.split('\n'));
    const changed = [
      ...ours.filter((line) => !theirs.includes(line)).map((line) => `  ours: ${line}`),
      ...theirs.filter((line) => !ours.includes(line)).map((line) => `  peer: ${line}`),
    ];
    const lines = changed.length
      ? changed
      : [
          '  the same lines in another order:',
          ...ours.map((line) => `  ours: ${line}`),
          ...theirs.map((line) => `  peer: ${line}`),
        ];
    return [`number ${at + 1} of ${left.length}, ${right.length}: ${ours[0]}`, ...lines].join('\n');
  }
  return undefined;
}
