// @ts-check
// States made, proceeded and dropped, and polls, by the thousand. Runs in Node.js and in pages, and imports nothing.

const ORG = 'https://org.test';
const FORM = (/** @type {string} */ name, /** @type {object[]} */ fields) => ({
  rel: ['create-form'],
  name,
  relatesTo: ['$.currentAuthenticator'],
  href: `${ORG}/idp/idx/${name}`,
  method: 'POST',
  accepts: 'application/json; okta-version=1.0.0',
  value: [...fields, { name: 'stateHandle', required: true, value: '02.handle', visible: false, mutable: false }],
});

/** A step as an org answers it, with every part that a state may have. */
const TEXT = JSON.stringify({
  version: '1.0.0',
  stateHandle: '02.handle',
  expiresAt: '2031-05-01T10:00:00.000Z',
  intent: 'LOGIN',
  remediation: {
    type: 'array',
    value: [
      FORM('challenge-authenticator', [
        {
          name: 'credentials',
          type: 'object',
          required: true,
          form: { value: [{ name: 'passcode', label: 'Password', secret: true }] },
        },
      ]),
      { ...FORM('challenge-poll', [{ name: 'autoChallenge', type: 'boolean', value: true }]), refresh: 4000 },
    ],
  },
  messages: { type: 'array', value: [{ message: 'Again.', i18n: { key: 'again' }, class: 'INFO' }] },
  currentAuthenticator: {
    type: 'object',
    value: { type: 'password', key: 'okta_password', id: 'aut1', resend: FORM('resend', []) },
  },
  user: { type: 'object', value: { identifier: 'ada@example.com' } },
  cancel: FORM('cancel', []),
});

const CONFIG = {
  issuer: ORG,
  clientId: 'c',
  redirectUri: 'r',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
};

/** Every request is answered at once: every seventh with a refusal, every thirteenth with a page, every seventeenth not at all. */
export function answerAtOnce() {
  let count = 0;
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url) => {
      if (url.endsWith('/interact')) return new Response('{"interaction_handle":"handle"}');
      count += 1;
      if (url.endsWith('-poll') || url.endsWith('/introspect')) return new Response(TEXT);
      if (count % 17 === 0) throw new TypeError('fetch failed');
      if (count % 13 === 0) return new Response('<h1>Bad Gateway</h1>', { status: 502 });
      return new Response(TEXT, { status: count % 7 === 0 ? 401 : 200 });
    }
  );
}

/**
 * Makes a state, proceeds from it, and drops both. Every hundredth is made by `start`.
 * @param {any} idx
 * @param {number} count
 * @param {(state: unknown) => void} [keep]
 */
export async function states(idx, count, keep) {
  for (let at = 0; at < count; at++) {
    const state = at % 100 ? idx.makeIdxState(JSON.parse(TEXT), { withCredentials: true }) : await idx.start(CONFIG);
    keep?.(state);
    const next = state.proceed('challenge-authenticator', { credentials: { passcode: `secret ${at}` } });
    // Both ends leave something to collect.
    await next.then(
      (/** @type {any} */ it) => it.context,
      (/** @type {any} */ it) => it.message,
    );
  }
}

/** One page that polls for a long time. */
export async function polls(/** @type {any} */ idx, /** @type {number} */ count) {
  let state = await idx.start(CONFIG);
  for (let at = 0; at < count; at++) state = await state.proceed('challenge-poll', {});
  return state;
}

/**
 * Watches the memories of the modules instantiated from now on.
 * @returns {() => number} the sum of their bytes
 */
export function watchMemories() {
  const memories = /** @type {WebAssembly.Memory[]} */ ([]);
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      const instance = Reflect.construct(target, given);
      memories.push(...Object.values(instance.exports).filter((it) => it instanceof WebAssembly.Memory));
      return instance;
    },
  });
  return () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

/**
 * Warms up, works, and gives the memory in use after each.
 * @param {any} idx
 * @param {{ states: number, polls: number }} counts
 * @param {{ wasm: () => number, heap: () => number | Promise<number> }} bytes
 * @param {(state: unknown) => void} [keep] to see that what is kept shows
 */
export async function soak(idx, counts, bytes, keep) {
  answerAtOnce();
  await states(idx, Math.ceil(counts.states / 10));
  await polls(idx, Math.ceil(counts.polls / 10));
  const warm = { wasm: bytes.wasm(), heap: await bytes.heap() };
  await states(idx, counts.states, keep);
  const made = { wasm: bytes.wasm(), heap: await bytes.heap() };
  await polls(idx, counts.polls);
  const polled = { wasm: bytes.wasm(), heap: await bytes.heap() };
  return { warm, made, polled };
}
