// @ts-check
// A sign-in during which something goes wrong, as a caller sees it. Runs in Node.js and in pages, and imports nothing.

/** Whom to sign in as; all but the identifier is secret. */
export const ADA = { identifier: 'ada@example.com', password: 'Correct-Horse-9' };

/** A token that `start` takes, as secret as the password. */
export const RECOVERY_TOKEN = 'recover-fay';

/** What `start` needs. The challenge is that of RFC 7636, appendix B. */
export const configOf = (/** @type {string} */ origin) => ({
  issuer: `${origin}/oauth2/default`,
  clientId: 'demo-client',
  redirectUri: 'http://localhost:8080/callback',
  version: '1.0.0',
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  codeChallengeMethod: 'S256',
  scopes: ['openid', 'profile'],
  state: 'a-state',
});

/** The query of a URL that a form leads to: as secret as a password. */
export const QUERY = 'stateToken=00secretStateToken';

/**
 * Where it goes wrong: at `form` the org answers with a form that leads to an address with a query; at `abort` the caller gives
 * up; at `guarded` only the org's origin is allowed.
 * @typedef {'interact' | 'introspect' | 'challenge' | 'form' | 'abort' | 'guarded'} Place
 * @typedef {object} Seen
 * @property {boolean} resolved
 * @property {boolean} [isReason] whether what was thrown is the very reason that the caller gave up for
 * @property {ReturnType<typeof describe>} [thrown]
 * @property {string[]} leaks what is in it that may not be
 * @property {string} next how the flow went on, on the same instance
 * @property {boolean} again whether a whole new flow, on the same instance, succeeded
 */

/**
 * @param {any} idx
 * @param {string} origin of the org
 * @param {Place} place
 * @param {{ arm: () => Promise<unknown>, met: () => Promise<unknown>, disarm: () => Promise<unknown> }} fault
 * @returns {Promise<Seen>}
 */
export async function observe(idx, origin, place, { arm, met, disarm }) {
  const config = configOf(origin);
  if (place === 'guarded') Object.assign(config, { allowedOrigins: [origin] });
  const secrets = [ADA.password, RECOVERY_TOKEN, QUERY];
  const handles = /** @type {string[]} */ ([]);
  const gone = new AbortController();
  let call;
  if (place === 'interact') {
    await arm();
    call = idx.start({ ...config, recoveryToken: RECOVERY_TOKEN });
  } else if (place === 'introspect') {
    const { toPersist } = await idx.start(config);
    handles.push(toPersist.interactionHandle);
    await arm();
    call = idx.start({ ...config, interactionHandle: toPersist.interactionHandle });
  } else if (place === 'form') {
    await arm();
    const state = await idx.start(config);
    handles.push(state.toPersist.interactionHandle, state.rawIdxState.stateHandle);
    call = state.proceed('identify', { identifier: ADA.identifier, credentials: { passcode: ADA.password } });
  } else {
    const state = await (await idx.start(config)).proceed('identify', { identifier: ADA.identifier });
    handles.push(state.toPersist.interactionHandle, state.rawIdxState.stateHandle);
    await arm();
    if (place === 'abort')
      idx.client.interceptors.request.use((/** @type {any} */ request) => {
        request.signal = gone.signal;
      });
    call = state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } });
    if (place === 'abort') met().then(() => gone.abort());
  }
  const outcome = await call.then(
    (/** @type {any} */ state) => ({ state }),
    (/** @type {any} */ thrown) => ({ thrown }),
  );
  if (place === 'abort') idx.client.interceptors.request.clear();
  await disarm();
  const { next, code } = await goOn(idx, config, handles[0]);
  if (code) secrets.push(code);
  const again = await goOn(idx, config);
  const rejected = 'thrown' in outcome;
  return {
    resolved: !rejected,
    thrown: rejected ? describe(outcome.thrown) : undefined,
    isReason: rejected && outcome.thrown === gone.signal.reason,
    leaks: rejected ? leaks(outcome.thrown, secrets, handles) : [],
    next,
    again: Boolean(again.code),
  };
}

/** Continues the flow of a handle, or starts a new one, up to its code. */
async function goOn(
  /** @type {any} */ idx,
  /** @type {any} */ config,
  /** @type {string | undefined} */ interactionHandle = undefined,
) {
  try {
    let state = await idx.start({ ...config, interactionHandle });
    const names = () => state.neededToProceed.map((/** @type {any} */ { name }) => name);
    let next = 'was done';
    if (names().includes('identify')) {
      next = 'from the beginning';
      state = await state.proceed('identify', { identifier: ADA.identifier });
    }
    if (names().includes('challenge-authenticator')) {
      if (next === 'was done') next = 'where it was';
      state = await state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } });
    }
    return { next, code: state.interactionCode };
  } catch (thrown) {
    const { message, messages } = describe(thrown);
    return { next: messages.join() || message || 'failed' };
  }
}

/** Whether it is an error, of whichever realm. */
const isError = (/** @type {unknown} */ it) =>
  it instanceof Error || /^\[object (Error|DOMException)\]$/.test(Object.prototype.toString.call(it));

/** What a rejection says: it may be wrapped by `start`, and be an error or a state. */
export function describe(/** @type {any} */ thrown) {
  const told = thrown?.error?.details ?? thrown?.error ?? thrown;
  const error = isError(told) ? told : isError(told?.rawIdxState) ? told.rawIdxState : undefined;
  const state = error ? undefined : told;
  return {
    kind: error ? 'error' : typeof told?.proceed === 'function' ? 'state' : 'answer',
    wrapped:
      thrown === told ? '' : thrown.error.error === 'introspect call failed' ? 'introspect call failed' : 'error',
    name: error?.name,
    message: error?.message ?? '',
    status: error?.status ?? told?.status,
    url: error?.url ?? told?.url,
    // node-fetch has it on the error itself.
    causeCode: error?.cause?.code ?? error?.code,
    errorCode: (state?.rawIdxState ?? state)?.errorCode,
    messages: ((state?.rawIdxState ?? state)?.messages?.value ?? []).map(
      (/** @type {any} */ { i18n, message }) => i18n?.key ?? message,
    ),
  };
}

/**
 * Secrets that are somewhere in a rejection: in its texts, its stack and causes, own properties and inherited ones. Handles may
 * be in states, which are there to go on with, but not in errors.
 * @param {unknown} thrown
 * @param {Array<string | RegExp>} secrets
 * @param {string[]} handles
 */
export function leaks(thrown, secrets, handles) {
  const all = new Set(/** @type {unknown[]} */ ([thrown]));
  const texts = /** @type {string[]} */ ([]);
  const errors = new Set(/** @type {unknown[]} */ ([]));
  for (const it of all) {
    if (typeof it === 'string') texts.push(it);
    if ((typeof it !== 'object' && typeof it !== 'function') || it === null) continue;
    if (isError(it)) errors.add(it);
    // The prototypes, too, except those of the language.
    for (
      let owner = it;
      owner && owner !== Object.prototype && owner !== Function.prototype;
      owner = Object.getPrototypeOf(owner)
    ) {
      for (const key of Reflect.ownKeys(owner)) {
        texts.push(String(key));
        all.add(read(it, key));
      }
    }
  }
  const within = (/** @type {string[]} */ where, /** @type {Array<string | RegExp>} */ what) =>
    what
      .filter((secret) =>
        where.some((text) => (typeof secret === 'string' ? text.includes(secret) : secret.test(text))),
      )
      .map(String);
  const ofErrors = [...errors].flatMap((error) => textsOf(/** @type {any} */ (error)));
  const unknown = ofErrors.flatMap((text) => text.match(HANDLE) ?? []);
  return [...within(texts, secrets), ...within(ofErrors, [...secrets, ...handles]), ...unknown];
}

/** What the mock org's handles, codes and tokens look like: one that the caller never saw is a secret, too. */
const HANDLE = /[\w-]{43,}/g;

/** What an object has under a key; undefined where that is a getter that throws. */
function read(/** @type {any} */ it, /** @type {string | symbol} */ key) {
  try {
    return it[key];
  } catch {
    return undefined;
  }
}

/** All texts of an error. */
function textsOf(/** @type {any} */ error, /** @type {Set<unknown>} */ met = new Set()) {
  if (typeof error === 'string') return [error];
  if (typeof error !== 'object' || error === null || met.has(error)) return [];
  met.add(error);
  /** @type {string[]} */
  const texts = [String(read(error, 'message')), String(read(error, 'stack'))];
  for (const key of Reflect.ownKeys(error)) texts.push(String(key), ...textsOf(read(error, key), met));
  return texts;
}
