// @ts-check
// What the caller must get when the core traps, and what must work afterwards. Runs in Node.js and in pages, and imports
// nothing.

export const ORG = 'https://org.test';

/** Part of every handle, token and password, and of every text of a response: no error may show it. */
export const SECRET = 'hunter2';

export const CONFIG = {
  issuer: `${ORG}/oauth2/default`,
  clientId: 'client',
  redirectUri: 'https://app.test/cb',
  version: '1.0.0',
  codeChallenge: 'challenge',
  codeChallengeMethod: 'S256',
  state: `state-${SECRET}`,
  activationToken: `activation-${SECRET}`,
  recoveryToken: `recovery-${SECRET}`,
  clientSecret: `client-${SECRET}`,
};

const BODY =
  'client_id=client&scope=openid%20email&redirect_uri=https%3A%2F%2Fapp.test%2Fcb&code_challenge=challenge&code_challenge_method=S256' +
  `&state=state-${SECRET}&activation_token=activation-${SECRET}&recovery_token=recovery-${SECRET}&client_secret=client-${SECRET}`;

/** @param {unknown} actual @param {unknown} expected @param {string} what */
export function same(actual, expected, what) {
  if (!Object.is(actual, expected))
    throw new Error(`${what}: ${String(actual).slice(0, 300)} is not ${String(expected).slice(0, 300)}`);
}

const list = (/** @type {number} */ length, /** @type {(at: number) => unknown} */ make) =>
  Array.from({ length }, (_, at) => make(at));

const form = (/** @type {string} */ name, /** @type {object[]} */ fields, more = {}) => ({
  rel: ['create-form'],
  name,
  href: `${ORG}/idp/idx/${name}`,
  method: 'POST',
  ...more,
  value: [...fields, { name: 'stateHandle', value: `02.${SECRET}`, required: true, visible: false, mutable: false }],
});

/** A response with so many options, each with a `relatesTo`. @returns {any} */
export const response = (options = 3) => ({
  version: '1.0.0',
  stateHandle: `02.${SECRET}`,
  remediation: {
    type: 'array',
    value: [
      form('identify', [{ name: 'identifier' }, { name: 'password', secret: true }], { relatesTo: ['$.method'] }),
      form('redeem', [{ name: 'code', value: `code-${SECRET}` }], { accepts: 'application/x-www-form-urlencoded' }),
      form('challenge', [
        {
          name: 'authenticator',
          type: 'object',
          options: list(options, (at) => ({ label: `${SECRET} ${at}`, relatesTo: `$.authenticators.value[${at}]` })),
        },
      ]),
    ],
  },
  method: { type: 'object', value: { id: 'method' } },
  authenticators: { type: 'array', value: list(options, (at) => ({ id: `aut${at}` })) },
  user: { type: 'object', value: { id: 'ada', resend: form('resend', []) } },
  cancel: form('cancel', []),
});

/** Checks a state of such a response: its objects must be those of the response. @param {any} state @param {any} raw @param {unknown} toPersist */
export function checkState(state, raw, toPersist) {
  same(state.rawIdxState, raw, 'rawIdxState');
  same(state.toPersist, toPersist, 'toPersist');
  same(
    state.neededToProceed.map((/** @type {any} */ it) => it.name).join(),
    'identify,redeem,challenge',
    'the remediations',
  );
  const [identify, , challenge] = state.neededToProceed;
  same(identify.relatesTo, raw.method, 'what the first remediation relates to');
  same(identify.action.neededParams[0][1], raw.remediation.value[0].value[1], 'a field of the first remediation');
  const [{ options }] = challenge.value;
  same(options.length, raw.authenticators.value.length, 'how many options there are');
  for (let at = 0; at < options.length; at++)
    same(options[at].relatesTo, raw.authenticators.value[at], `what option ${at} relates to`);
  same(Object.keys(state.context).join(), 'version,stateHandle,method,authenticators,user', 'the keys of the context');
  same(state.context.stateHandle, raw.stateHandle, 'the state handle in the context');
  same(state.context.authenticators.value, raw.authenticators.value, 'the authenticators in the context');
  same(Object.keys(state.context.user.value).join(), 'id', 'the user in the context');
  same(Object.keys(state.actions).join(), 'user-resend,cancel', 'the names of the actions');
}

/** Whether a secret is in a text, or anywhere in an object's own properties. @param {any} it @param {Set<unknown>} [seen] @returns {boolean} */
export function showsSecret(it, seen = new Set()) {
  if (typeof it === 'string') return it.includes(SECRET);
  if (Object(it) !== it || seen.has(it)) return false;
  seen.add(it);
  return Reflect.ownKeys(it).some((key) => String(key).includes(SECRET) || showsSecret(it[key], seen));
}

/** The error in what was thrown, which `start` may wrap. @param {any} thrown */
export const errorIn = (thrown) =>
  thrown instanceof Error ? thrown : (thrown?.error?.details?.rawIdxState ?? thrown?.error ?? thrown);

/** A text for what was thrown. @param {any} thrown @returns {string} */
export const told = (thrown) =>
  thrown instanceof Error ? `${thrown.stack}${thrown.cause ? `\ncause: ${told(thrown.cause)}` : ''}` : String(thrown);

/** Fails unless this is what the caller must get when the core traps. @param {any} thrown */
export function checkTrap(thrown) {
  const error = thrown instanceof Error ? thrown : thrown?.error;
  if (!(error instanceof Error)) throw new Error(`not an Error: ${told(errorIn(thrown))}`);
  const { code, cause, message } = /** @type {any} */ (error);
  same(code, 'ERR_IDX_CORE', `the code of ${told(error)}`);
  same(
    cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError,
    true,
    `${told(cause)}: whether the cause is a trap`,
  );
  // What happened, and what to do.
  for (const word of [/core|WebAssembly/i, /\b(again|next call|retry|repeat)\b/i])
    same(word.test(message), true, `${message}: whether it has ${word}`);
  same(showsSecret(error), false, 'whether a secret is in the error');
}

/** Does something whenever a member of an object is read. @param {any} object @param {string} key @param {() => void} effect */
export function withGetter(object, key, effect) {
  const value = object[key];
  return Object.defineProperty(object, key, {
    enumerable: true,
    get() {
      effect();
      return value;
    },
  });
}

/** Gives what a promise rejects with. @param {Promise<unknown>} promise */
export const rejection = (promise) =>
  promise.then(
    () => {
      throw new Error('it resolved');
    },
    (thrown) => thrown,
  );

/** Replaces `fetch` by an org, and makes what must keep working after traps: a state, an interceptor. @param {any} idx */
export function setUp(idx) {
  const requests = /** @type {any[]} */ ([]);
  const org = {
    idx,
    requests,
    /** What actions and `introspect` are answered with. */ answer: response(),
    status: 200,
    checks: 0,
  };
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {object} */ init) => {
      requests.push({ url, ...init });
      const isHandle = url.endsWith('/interact');
      const { status, answer } = org;
      return {
        ok: isHandle || status < 400,
        status,
        headers: { get: () => null },
        json: async () => (isHandle ? { interaction_handle: SECRET } : answer),
      };
    }
  );
  idx.client.interceptors.request.use((/** @type {any} */ request) => {
    request.headers['X-Before'] = 'yes';
  });
  const toPersist = {};
  const raw = response();
  const state = idx.makeIdxState(raw, toPersist);
  checkState(state, raw, toPersist);

  /** @param {any[]} expected */
  const checkRequests = (...expected) => {
    const sent = requests.splice(0);
    same(sent.length, expected.length, 'how many requests were sent');
    for (const [at, [path, body]] of expected.entries()) {
      same(sent[at].url, `${ORG}${path}`, 'where a request goes');
      same(sent[at].body, body, 'the body of a request');
      same(sent[at].headers['X-Before'], 'yes', 'what the interceptor sets');
    }
  };

  /** A new state is right. */
  const checkMake = () => {
    const raw = response();
    const toPersist = {};
    checkState(idx.makeIdxState(raw, toPersist), raw, toPersist);
  };

  const PARAMS = { identifier: 'ada', password: SECRET };
  const IDENTIFY = ['/idp/idx/identify', JSON.stringify({ ...PARAMS, stateHandle: `02.${SECRET}` })];
  const START = [
    ['/oauth2/default/v1/interact', BODY],
    ['/idp/idx/introspect', JSON.stringify({ interactionHandle: SECRET })],
  ];
  const EMPTY = JSON.stringify({ stateHandle: `02.${SECRET}` });

  const calls = {
    PARAMS,
    start: () => idx.start(CONFIG),
    proceed: () => state.proceed('identify', PARAMS),
    redeem: () => state.proceed('redeem'),
    cancel: () => state.actions.cancel(),
  };

  /** Everything is right: new states, a flow, and the state and its actions of before. */
  const check = async () => {
    org.checks += 1;
    requests.length = 0;
    const { answer, status } = org;
    org.answer = response();
    org.status = 200;
    checkMake();
    checkState(await calls.proceed(), org.answer, toPersist);
    checkRequests(IDENTIFY);
    checkState(await calls.redeem(), org.answer, toPersist);
    checkRequests(['/idp/idx/redeem', `code=code-${SECRET}&stateHandle=02.${SECRET}`]);
    checkState(await calls.cancel(), org.answer, toPersist);
    checkRequests(['/idp/idx/cancel', EMPTY]);
    const begun = await calls.start();
    checkState(begun, org.answer, begun.toPersist);
    same(begun.toPersist.interactionHandle, SECRET, 'the interaction handle');
    checkRequests(...START);
    same(
      await state.proceed('nothing').catch((/** @type {unknown} */ it) => it),
      'Unknown remediation choice: [nothing]',
      'what an unknown choice rejects with',
    );
    Object.assign(org, { answer, status });
  };
  return Object.assign(org, { state, toPersist, calls, check, checkMake });
}
