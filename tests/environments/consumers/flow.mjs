// What every consumer of the matrix does with the package. In the language of Node.js 12, because it runs there; the
// CommonJS consumers get the same text with the last statement changed.

/** The challenge of the verifier that RFC 7636, appendix B, gives. */
const CODE_CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** How many modules of the package were instantiated: none where its plain JavaScript core ran. */
let instances = 0;

/** @param {any} instance */
function count(instance) {
  // The one that Node.js reads HTTP with is not the package's.
  if (!('llhttp_init' in instance.exports)) instances += 1;
}

// Consumers import this before the package, which therefore finds these in place of the engine's own.
if (typeof WebAssembly === 'object') {
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      const instance = Reflect.construct(target, given);
      count(instance);
      return instance;
    },
  });
  /** @param {any} made */
  const counted = (made) => {
    count(made.instance || made);
    return made;
  };
  /** @type {any} */ (WebAssembly).instantiate = (/** @type {any[]} */ ...given) =>
    Reflect.apply(instantiate, WebAssembly, given).then(counted);
  if (instantiateStreaming) {
    WebAssembly.instantiateStreaming = (...given) =>
      Reflect.apply(instantiateStreaming, WebAssembly, given).then(counted);
  }
}

/**
 * Signs in to the mock org.
 * @param {any} idx the package's default export
 * @param {string} org the mock org's origin
 * @returns {Promise<{ code: unknown, hasInteractionCode: unknown, core: 'WebAssembly' | 'JavaScript' }>}
 */
async function signIn(idx, org) {
  let state = await idx.start({
    issuer: org + '/oauth2/default',
    clientId: 'demo-client',
    redirectUri: 'http://localhost:8080/callback',
    version: '1.0.0',
    codeChallenge: CODE_CHALLENGE,
    codeChallengeMethod: 'S256',
    scopes: ['openid', 'profile'],
    state: 'environments',
  });
  state = await state.proceed('identify', { identifier: 'ada@example.com' });
  state = await state.proceed('challenge-authenticator', { credentials: { passcode: 'Correct-Horse-9' } });
  return {
    code: state.interactionCode,
    hasInteractionCode: state.hasInteractionCode(),
    core: instances > 0 ? 'WebAssembly' : 'JavaScript',
  };
}

/**
 * Words for whatever was thrown.
 * @param {any} problem
 */
function describe(problem) {
  if (problem && problem.stack) return String(problem.stack);
  if (problem && problem.error && problem.error.stack) return String(problem.error.stack);
  try {
    return JSON.stringify(problem);
  } catch (_error) {
    return String(problem);
  }
}

/**
 * Signs in, and gives what came of it as plain data.
 * @param {any} idx
 * @param {string} org
 */
function outcomeOf(idx, org) {
  return signIn(idx, org).catch((problem) => ({ problem: describe(problem) }));
}

/**
 * For pages: the org's address is in the query, the outcome is left where the driver looks.
 * @param {any} idx
 */
function onPage(idx) {
  const org = new URL(location.href).searchParams.get('org');
  outcomeOf(idx, String(org)).then((outcome) => {
    /** @type {any} */ (globalThis).environmentOutcome = outcome;
  });
}

/**
 * For programs: the org's address is in the environment, the outcome is printed.
 * @param {any} idx
 */
function inProcess(idx) {
  outcomeOf(idx, String(process.env.ORG)).then((outcome) => {
    console.log('OUTCOME ' + JSON.stringify(outcome));
  });
}

export { signIn, outcomeOf, onPage, inProcess };
