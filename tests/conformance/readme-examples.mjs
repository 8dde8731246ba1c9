import { createHash, randomBytes } from 'node:crypto';
import { firstDifference } from './compare.mjs';
import { inBrowser } from './script-tag.mjs';

/** A user and a client of the mock org's built-in configuration. */
const USER = { identifier: 'ada@example.com', passcode: 'Correct-Horse-9' };
const CLIENT = 'demo-client';

/**
 * Every documented use of the peer, run as it is documented against an org, with the peer and with
 * the package under test.
 * @param {{ peer: object, subject: object, tally: import('./tally.mjs').Tally, org: string }} run
 *   `org`: the origin of a mock org
 */
export async function readmeExamples({ peer, subject, self, tally, org }) {
  for (const [name, example, expected] of EXAMPLES) {
    for (const one of [peer, subject]) {
      const seen = await example(one.idx, configOf(org)).catch((error) => error);
      one.idx.client.interceptors.request.clear();
      tally.verdict('README examples', `${name} (${one.name})`, firstDifference(expected, seen));
    }
  }
  // The peer is CommonJS only: no script tag can load it.
  if (self) return;
  const seen = await inBrowser(subject, scriptTag, { config: configOf(org), user: USER }).catch((error) => error);
  tally.verdict('README examples', 'script tag', firstDifference(['string', true], seen));
}

function configOf(org) {
  const codeVerifier = randomBytes(32).toString('base64url');
  return {
    issuer: `${org}/oauth2/default`,
    clientId: CLIENT,
    redirectUri: 'http://localhost:8080/implicit/callback',
    version: '1.0.0',
    state: 'some state',
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    codeChallengeMethod: 'S256',
  };
}

/** Answers what is asked, as an application would: by the name of the remediation. */
function answerFor({ name, value }) {
  const asks = (field) => value.some((one) => one.name === field);
  if (name === 'identify')
    return {
      identifier: USER.identifier,
      ...(asks('credentials') ? { credentials: { passcode: USER.passcode } } : {}),
    };
  if (name === 'challenge-authenticator') return { credentials: { passcode: USER.passcode } };
  throw new Error(`no answer for [${name}]`);
}

async function proceedToTheEnd(start) {
  let idxState = start;
  const went = [];
  while (!idxState.hasInteractionCode()) {
    if (went.length === 5) throw new Error(`no end in sight: ${went}`);
    const [remediation] = idxState.neededToProceed;
    went.push(remediation.name);
    idxState = await idxState.proceed(remediation.name, answerFor(remediation));
  }
  return { idxState, went };
}

async function recordingFetch(body) {
  const { fetch } = globalThis;
  const sent = [];
  globalThis.fetch = (url, init) => {
    sent.push(init.headers['X-Custom-Header'] ?? null);
    return fetch(url, init);
  };
  try {
    await body();
  } finally {
    globalThis.fetch = fetch;
  }
  return sent;
}

const EXAMPLES = [
  [
    'initialization',
    async (idx, { issuer, clientId, redirectUri, version, codeChallenge, codeChallengeMethod, state }) => {
      const idxState = await idx.start({
        issuer,
        clientId,
        redirectUri,
        version,
        codeChallenge,
        codeChallengeMethod,
        state,
      });
      return [idxState.neededToProceed[0].name, typeof idxState.context.stateHandle, typeof idxState.actions.cancel];
    },
    ['identify', 'string', 'function'],
  ],

  [
    'initialization fails',
    async (idx, { clientId, ...rest }) => {
      try {
        return await idx.start(rest);
      } catch (err) {
        return err.error;
      }
    },
    'clientId is required',
  ],

  [
    'initialization with scopes',
    async (idx, config) => {
      const idxState = await idx.start({ ...config, scopes: ['openid', 'profile'] });
      return idxState.hasInteractionCode();
    },
    false,
  ],

  [
    'resuming by interactionHandle',
    async (idx, config) => {
      const { toPersist, context } = await idx.start(config);
      const again = await idx.start({ ...config, interactionHandle: toPersist.interactionHandle });
      return [typeof toPersist.interactionHandle, again.neededToProceed[0].name, context.version];
    },
    ['string', 'identify', '1.0.0'],
  ],

  [
    'the loop of proceed',
    async (idx, config) => {
      const { idxState, went } = await proceedToTheEnd(await idx.start(config));
      return [went, typeof idxState.interactionCode, idxState.interactionCode.length > 0];
    },
    [['identify', 'challenge-authenticator'], 'string', true],
  ],

  [
    'proceed with a wrong answer',
    async (idx, config) => {
      const first = await idx.start(config);
      const second = await first.proceed('identify', { identifier: USER.identifier });
      const rejected = await second.proceed('challenge-authenticator', { credentials: { passcode: 'wrong' } }).then(
        () => 'resolved',
        (state) => state,
      );
      return [typeof rejected.proceed, rejected.neededToProceed[0].name];
    },
    ['function', 'challenge-authenticator'],
  ],

  [
    'proceed by an unknown name',
    async (idx, config) => {
      const idxState = await idx.start(config);
      return idxState.proceed('no-such-thing', {}).catch((reason) => reason);
    },
    'Unknown remediation choice: [no-such-thing]',
  ],

  [
    'cancel',
    async (idx, config) => {
      const idxState = await idx.start(config);
      const { identifier } = USER;
      await idxState.proceed('identify', { identifier });
      const cancelled = await idxState.actions.cancel();
      return [cancelled.neededToProceed[0].name, cancelled.hasInteractionCode()];
    },
    ['identify', false],
  ],

  [
    'request interceptor, and clear',
    async (idx, config) => {
      idx.client.interceptors.request.use((requestConfig) => {
        // Add a custom header to the request
        requestConfig.headers['X-Custom-Header'] = 'my-custom-header';
        return requestConfig;
      });
      const before = await recordingFetch(() => idx.start(config));
      idx.client.interceptors.request.clear();
      const after = await recordingFetch(() => idx.start(config));
      return [before, after];
    },
    [
      ['my-custom-header', 'my-custom-header'],
      [null, null],
    ],
  ],

  [
    'the raw response',
    async (idx, config) => {
      const { rawIdxState } = await idx.start(config);
      return [typeof rawIdxState.stateHandle, rawIdxState.remediation.type];
    },
    ['string', 'array'],
  ],
];

/** Runs in the page, where a script tag has put the package at `window.idx`. */
async function scriptTag({ config, user }) {
  let idxState = await window.idx.start(config);
  idxState = await idxState.proceed('identify', { identifier: user.identifier });
  idxState = await idxState.proceed('challenge-authenticator', { credentials: { passcode: user.passcode } });
  return [typeof idxState.interactionCode, idxState.hasInteractionCode()];
}
