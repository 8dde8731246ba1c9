// @ts-check
// Calls during which the core's memory grows, and their right results. Runs in Node.js from 18 on and in pages, and imports
// nothing.

const ORG = 'https://org.test';
const JSON_TYPE = 'application/json; okta-version=1.0.0';
const ION_TYPE = 'application/ion+json; okta-version=1.0.0';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const CONFIG = {
  issuer: `${ORG}/oauth2/default`,
  clientId: 'client',
  redirectUri: 'https://app.test/cb',
  version: '1.0.0',
  codeChallenge: 'challenge',
  codeChallengeMethod: 'S256',
};
const BODY =
  'client_id=client&scope=openid%20email&redirect_uri=https%3A%2F%2Fapp.test%2Fcb&code_challenge=challenge&code_challenge_method=S256';

/** Sizes at which every case is checked: the number of entries, or a fortieth of the number of characters. */
const SIZES = [500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** A short text for a value, which may be huge. @param {unknown} value */
function brief(value) {
  if (typeof value !== 'string') return Object(value) === value ? Object.prototype.toString.call(value) : String(value);
  return value.length > 80
    ? `${JSON.stringify(value.slice(0, 80))}… (${value.length} characters)`
    : JSON.stringify(value);
}

/** @param {unknown} actual @param {unknown} expected @param {string} what */
function same(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${brief(actual)} is not ${brief(expected)}`);
}

const form = (/** @type {string} */ name, /** @type {object[]} */ fields, more = {}) => ({
  rel: ['create-form'],
  name,
  href: `${ORG}/idp/idx/${name}`,
  method: 'POST',
  accepts: JSON_TYPE,
  ...more,
  value: [...fields, { name: 'stateHandle', value: '02.handle', required: true, visible: false, mutable: false }],
});

const list = (/** @type {number} */ length, /** @type {(at: number) => unknown} */ make) =>
  Array.from({ length }, (_, at) => make(at));

/**
 * A response with so many options, and so many remediations, each with a `relatesTo`.
 * @param {number} options
 * @param {number} [remediations]
 */
function response(options, remediations = 1) {
  return /** @type {any} */ ({
    version: '1.0.0',
    stateHandle: '02.handle',
    remediation: {
      type: 'array',
      value: [
        ...list(remediations, (at) =>
          form(`select-${at}`, [{ name: 'choice', value: `default-${at}` }], { relatesTo: [`$.methods.value[${at}]`] }),
        ),
        form('redeem', [{ name: 'code', value: 'a code' }], { accepts: FORM_TYPE }),
        form('challenge', [
          {
            name: 'authenticator',
            type: 'object',
            options: list(options, (at) => ({
              label: `Option ${at}`,
              value: `aut${at}`,
              relatesTo: `$.authenticators.value[${at}]`,
            })),
          },
        ]),
      ],
    },
    methods: { type: 'array', value: list(remediations, (at) => ({ id: `method${at}` })) },
    authenticators: { type: 'array', value: list(options, (at) => ({ id: `aut${at}` })) },
    user: { type: 'object', value: { id: 'ada', resend: form('resend', []) } },
    cancel: form('cancel', []),
  });
}

/**
 * Checks a state of such a response: its objects must be those of the response, each at its place.
 * @param {any} state
 * @param {any} raw
 * @param {number} options
 * @param {number} [remediations]
 */
function checkState(state, raw, options, remediations = 1) {
  same(typeof state, 'object', 'the state');
  same(state.rawIdxState, raw, 'rawIdxState');
  const names = [...list(remediations, (at) => `select-${at}`), 'redeem', 'challenge'].join();
  same(state.neededToProceed.map((/** @type {any} */ { name }) => name).join(), names, 'the remediations');
  for (let at = 0; at < remediations; at++) {
    const { relatesTo, action } = state.neededToProceed[at];
    same(relatesTo, raw.methods.value[at], `what remediation ${at} relates to`);
    same(relatesTo.id, `method${at}`, `what remediation ${at} relates to`);
    same(action.neededParams[0][0], raw.remediation.value[at].value[0], `the field of remediation ${at}`);
    same(action.neededParams[0].length, 1, `how many fields remediation ${at} asks for`);
  }
  const { value, action } = state.neededToProceed[remediations + 1];
  const [field] = value;
  same(action.neededParams[0][0], field, 'the field of the challenge');
  same(field.options.length, options, 'how many options there are');
  for (let at = 0; at < options; at++) {
    same(field.options[at].relatesTo, raw.authenticators.value[at], `what option ${at} relates to`);
    same(field.options[at].relatesTo.id, `aut${at}`, `what option ${at} relates to`);
  }
  same(Object.keys(state.context).join(), 'version,stateHandle,methods,authenticators,user', 'the keys of the context');
  same(state.context.stateHandle, '02.handle', 'the state handle in the context');
  same(state.context.authenticators.value, raw.authenticators.value, 'the authenticators in the context');
  same(state.context.user.value.id, 'ada', 'the user in the context');
  same(Object.keys(state.actions).join(), 'user-resend,cancel', 'the names of the actions');
  same(state.hasInteractionCode(), false, 'hasInteractionCode()');
}

/** A response whose `json()` gives this very object. @param {unknown} body */
const answer = (body, status = 200) => ({
  ok: status < 400,
  status,
  headers: { get: () => null },
  json: async () => body,
});

/**
 * Replaces `fetch`: it answers the next requests with these, and keeps what it was called with.
 * @param {Array<unknown>} answers or functions that give them
 * @returns {any[]}
 */
function serve(...answers) {
  const requests = /** @type {any[]} */ ([]);
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {object} */ init) => {
      const next = answers[requests.push({ url, ...init }) - 1];
      return typeof next === 'function' ? next() : next;
    }
  );
  return requests;
}

const HANDLE = answer({ interaction_handle: 'ih' });

/** @param {any} request @param {string} path @param {string} body @param {string} type @param {string} [accept] */
function checkRequest({ url, method, headers, credentials, body: sent, ...more }, path, body, type, accept) {
  same(url, ORG + path, 'where the request goes');
  same(sent, body, 'the body of the request');
  same(method, 'POST', 'the method of the request');
  same(credentials, 'include', 'the credentials of the request');
  same(headers['X-Okta-User-Agent-Extended'].split('/')[0], 'okta-idx-wasm', 'the user agent');
  same(headers['content-type'], type, 'the type of the request');
  same(headers.accept, accept, 'the type that the request accepts');
  same(Object.keys(more).length, 0, 'how many other options the request has');
}

/** @param {any[]} requests */
function checkBegin([interact, introspect, ...more], body = BODY) {
  checkRequest(interact, '/oauth2/default/v1/interact', body, FORM_TYPE);
  checkRequest(introspect, '/idp/idx/introspect', '{"interactionHandle":"ih"}', ION_TYPE, ION_TYPE);
  same(more.length, 0, 'how many other requests there were');
}

const rejection = (/** @type {Promise<unknown>} */ promise) =>
  promise.then(
    (value) => {
      throw new Error(`it resolved to ${brief(value)}`);
    },
    (thrown) => thrown,
  );

/** Characters of one, two, three and four bytes in UTF-8. Its length is 40. */
const TEXT = 'text & text = \u00fc\u00e9 \u20ac \u{1f600}, +/?#[]%"<>\\ 12345';
const textOf = (/** @type {number} */ size) => TEXT.repeat(size);

/** Makes a state and checks it, also while another call runs. @param {any} idx @param {number} size */
function makeState(idx, size) {
  const raw = response(size);
  checkState(idx.makeIdxState(raw), raw, size);
}

/** Makes a property a getter with a side effect. @param {any} owner @param {string} key @param {() => void} effect */
function withGetter(owner, key, effect) {
  const value = owner[key];
  const get = () => {
    effect();
    return value;
  };
  return Object.defineProperty(owner, key, { enumerable: true, get });
}

/** @type {Record<string, (idx: any, size: number) => void | Promise<void>>} */
const CASES = {
  'makeIdxState: many options'(idx, size) {
    makeState(idx, size);
  },
  'makeIdxState: many remediations'(idx, size) {
    const raw = response(1, size);
    const toPersist = {};
    const state = idx.makeIdxState(raw, toPersist);
    checkState(state, raw, 1, size);
    same(state.toPersist, toPersist, 'toPersist');
  },
  'makeIdxState: a getter that makes another state'(idx, size) {
    const raw = response(10);
    let calls = 0;
    const makeAnother = () => {
      makeState(idx, size);
      calls += 1;
    };
    const [definition] = raw.remediation.value;
    withGetter(definition, 'href', makeAnother);
    withGetter(definition.value[0], 'value', makeAnother);
    withGetter(raw.cancel, 'rel', makeAnother);
    checkState(idx.makeIdxState(raw), raw, 10);
    if (calls < 3) throw new Error(`there were ${calls} other states`);
  },
  async 'start: a huge answer'(idx, size) {
    const raw = response(size);
    const requests = serve(HANDLE, answer(raw));
    const state = await idx.start(CONFIG);
    checkState(state, raw, size);
    checkBegin(requests);
    same(state.toPersist.interactionHandle, 'ih', 'the interaction handle');
  },
  async 'start: a huge answer over a Response'(idx, size) {
    serve(HANDLE, new Response(JSON.stringify(response(size))));
    const state = await idx.start(CONFIG);
    checkState(state, state.rawIdxState, size);
  },
  async 'start: a huge parameter'(idx, size) {
    const text = textOf(size);
    const raw = response(10);
    const requests = serve(HANDLE, answer(raw));
    const state = await idx.start({ ...CONFIG, state: text });
    checkState(state, raw, 10);
    checkBegin(requests, `${BODY}&state=${encodeURIComponent(text)}`);
    same(state.toPersist.state, text, 'the state in toPersist');
  },
  async 'start: an interceptor that makes another state'(idx, size) {
    const raw = response(10);
    const requests = serve(HANDLE, answer(raw));
    idx.client.interceptors.request.use(() => makeState(idx, size));
    const state = await idx.start(CONFIG).finally(() => idx.client.interceptors.request.clear());
    checkState(state, raw, 10);
    checkBegin(requests);
  },
  async 'interact: huge parameters'(idx, size) {
    const text = textOf(size);
    const requests = serve(HANDLE);
    const config = { ...CONFIG, baseUrl: `${ORG}/oauth2/default`, state: text, recoveryToken: text };
    same(await idx.interact(config), 'ih', 'the handle');
    const encoded = encodeURIComponent(text);
    const body = `${BODY}&state=${encoded}&recovery_token=${encoded}`;
    checkRequest(requests[0], '/oauth2/default/v1/interact', body, FORM_TYPE);
  },
  async 'introspect: a huge handle'(idx, size) {
    const text = textOf(size);
    const raw = response(10);
    const requests = serve(answer(raw));
    same(await idx.introspect({ domain: ORG, version: '1.0.0', stateHandle: text }), raw, 'the response');
    checkRequest(requests[0], '/idp/idx/introspect', JSON.stringify({ stateToken: text }), ION_TYPE, ION_TYPE);
  },
  async 'an action: a huge answer'(idx, size) {
    const raw = response(size);
    const toPersist = {};
    const requests = serve(answer(raw));
    const state = await idx.makeIdxState(response(10), toPersist).proceed('challenge', { authenticator: { id: TEXT } });
    checkState(state, raw, size);
    same(state.toPersist, toPersist, 'toPersist');
    const body = JSON.stringify({ authenticator: { id: TEXT }, stateHandle: '02.handle' });
    checkRequest(requests[0], '/idp/idx/challenge', body, 'application/json', JSON_TYPE);
  },
  async 'an action: a huge form'(idx, size) {
    const raw = response(10);
    const requests = serve(answer(raw));
    const some = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`field ${at}`, at % 2 ? TEXT : { at }]));
    const fields = { ...some, long: TEXT.repeat(size) };
    const state = await idx.makeIdxState(response(10)).proceed('redeem', fields);
    checkState(state, raw, 10);
    const body = Object.entries({ code: 'a code', ...fields, stateHandle: '02.handle' }).map(([name, value]) =>
      [name, typeof value === 'string' ? value : JSON.stringify(value)].map(encodeURIComponent).join('='),
    );
    checkRequest(requests[0], '/idp/idx/redeem', body.join('&'), FORM_TYPE, FORM_TYPE);
  },
  async 'an action: a getter that makes another state'(idx, size) {
    const raw = response(10);
    const requests = serve(answer(raw));
    const toPersist = withGetter({ withCredentials: true }, 'withCredentials', () => makeState(idx, size));
    checkState(await idx.makeIdxState(response(10), toPersist).proceed('select-0', {}), raw, 10);
    const body = '{"choice":"default-0","stateHandle":"02.handle"}';
    checkRequest(requests[0], '/idp/idx/select-0', body, 'application/json', JSON_TYPE);
  },
  async 'an error: a huge refusal'(idx, size) {
    const raw = response(size);
    serve(answer(raw, 401), HANDLE, answer(raw, 400));
    checkState(await rejection(idx.makeIdxState(response(10)).actions.cancel()), raw, size);
    const { error } = await rejection(idx.start(CONFIG));
    same(error.error, 'introspect call failed', 'what start rejects with');
    checkState(error.details, raw, size);
  },
  async 'an error: a huge page that is not JSON'(idx, size) {
    serve(
      new Response(`<h1>Bad Gateway</h1>${textOf(size)}`, { status: 502, headers: { 'content-type': 'text/html' } }),
    );
    const thrown = await rejection(idx.makeIdxState(response(10)).proceed('challenge', {}));
    const { name, status, contentType, message } = thrown;
    same(JSON.stringify([name, status, contentType]), '["Error",502,"text/html"]', 'its name, status and type');
    const begin = 'status 502, content type text/html, starting with: <h1>Bad Gateway</h1>text & text …';
    same(message, `the answer is not JSON: ${begin}`, 'its message');
  },
  async 'an error: a huge name and a huge version'(idx, size) {
    const text = textOf(size);
    const unknown = await rejection(idx.makeIdxState(response(10)).proceed(text, {}));
    same(unknown, `Unknown remediation choice: [${text}]`, 'what proceed rejects with');
    const digits = '7'.repeat(40 * size);
    const { message } = await rejection(idx.start({ ...CONFIG, version: digits }));
    same(message, `Unknown api version: ${digits}.  Use an exact semver version.`, 'the message');
  },
  async 'an error: a huge issuer'(idx, size) {
    const { name } = await rejection(idx.start({ ...CONFIG, issuer: textOf(size) }));
    same(name, 'TypeError', 'what start rejects with');
  },
};

export const NAMES = Object.keys(CASES);

/**
 * Runs a case at every size, during which the core's memory has to grow. After each, small calls must still be right.
 * @param {string} name one of `NAMES`
 * @param {any} idx of a core whose memory has not grown yet
 * @param {() => number} bytes how much memory the core has allocated so far, from memory.mjs
 */
export async function checkGrowth(name, idx, bytes) {
  const { fetch } = globalThis;
  let growths = 0;
  try {
    for (const size of SIZES) {
      const before = bytes();
      await CASES[name](idx, size);
      if (bytes() > before) growths += 1;
      await CASES['start: a huge answer'](idx, 10);
      CASES['makeIdxState: many remediations'](idx, 3);
    }
  } finally {
    globalThis.fetch = fetch;
  }
  if (!growths) throw new Error('the memory did not grow: nothing was tested');
}
