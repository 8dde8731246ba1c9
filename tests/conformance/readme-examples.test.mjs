// @ts-check
// Every documented use of the peer, run as it is documented against an org, with the peer and with the package.
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { serve } from '../support/static-server.mjs';
import { section } from './comparing/section.mjs';

/** A user and a client of the mock org's built-in configuration. */
const USER = { identifier: 'ada@example.com', passcode: 'Correct-Horse-9' };
const CLIENT = 'demo-client';

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

const EXAMPLES = {
  initialization: {
    expected: ['identify', 'string', 'function'],
    run: async (idx, { issuer, clientId, redirectUri, version, codeChallenge, codeChallengeMethod, state }) => {
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
  },

  'initialization fails': {
    expected: 'clientId is required',
    run: async (idx, { clientId, ...rest }) => {
      try {
        return await idx.start(rest);
      } catch (err) {
        return err.error;
      }
    },
  },

  'initialization with scopes': {
    expected: false,
    run: async (idx, config) => {
      const idxState = await idx.start({ ...config, scopes: ['openid', 'profile'] });
      return idxState.hasInteractionCode();
    },
  },

  'resuming by interactionHandle': {
    expected: ['string', 'identify', '1.0.0'],
    run: async (idx, config) => {
      const { toPersist, context } = await idx.start(config);
      const again = await idx.start({ ...config, interactionHandle: toPersist.interactionHandle });
      return [typeof toPersist.interactionHandle, again.neededToProceed[0].name, context.version];
    },
  },

  'the loop of proceed': {
    expected: [['identify', 'challenge-authenticator'], 'string', true],
    run: async (idx, config) => {
      const { idxState, went } = await proceedToTheEnd(await idx.start(config));
      return [went, typeof idxState.interactionCode, idxState.interactionCode.length > 0];
    },
  },

  'proceed with a wrong answer': {
    expected: ['function', 'challenge-authenticator'],
    run: async (idx, config) => {
      const first = await idx.start(config);
      const second = await first.proceed('identify', { identifier: USER.identifier });
      const rejected = await second.proceed('challenge-authenticator', { credentials: { passcode: 'wrong' } }).then(
        () => 'resolved',
        (state) => state,
      );
      return [typeof rejected.proceed, rejected.neededToProceed[0].name];
    },
  },

  'proceed by an unknown name': {
    expected: 'Unknown remediation choice: [no-such-thing]',
    run: async (idx, config) => {
      const idxState = await idx.start(config);
      return idxState.proceed('no-such-thing', {}).catch((reason) => reason);
    },
  },

  cancel: {
    expected: ['identify', false],
    run: async (idx, config) => {
      const idxState = await idx.start(config);
      const { identifier } = USER;
      await idxState.proceed('identify', { identifier });
      const cancelled = await idxState.actions.cancel();
      return [cancelled.neededToProceed[0].name, cancelled.hasInteractionCode()];
    },
  },

  'request interceptor, and clear': {
    expected: [
      ['my-custom-header', 'my-custom-header'],
      [null, null],
    ],
    run: async (idx, config) => {
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
  },

  'the raw response': {
    expected: ['string', 'array'],
    run: async (idx, config) => {
      const { rawIdxState } = await idx.start(config);
      return [typeof rawIdxState.stateHandle, rawIdxState.remediation.type];
    },
  },
};

section("the peer's documented examples", (comparison) => {
  const { peer, subject } = comparison;
  let org;
  let browser;
  let server;
  around(
    async () => {
      org = await startOrg();
      browser = await launchChromium();
      const entry = subject.manifest.exports[`.${subject.entry}`].import.default;
      server = await serve(subject.directory, { pages: { '/': pageOf(entry) } });
    },
    async () => {
      await server?.close();
      await browser?.close();
      await org?.stop();
    },
  );

  for (const [name, { expected, run }] of Object.entries(EXAMPLES)) {
    test(name, async () => {
      for (const one of [peer, subject]) {
        try {
          comparison.expect(one.name, expected, await run(one.idx, configOf(org.origin)));
        } finally {
          one.idx.client.interceptors.request.clear();
        }
      }
    });
  }

  // The peer is CommonJS only: no script tag can load it.
  test('script tag', async () => {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await page.waitForFunction('window.idx');
    const seen = await page.evaluate(scriptTag, { config: configOf(org.origin), user: USER });
    comparison.expect('script tag', ['string', true], seen);
  });
});

/** Loads a module of the package with a script tag alone. */
const pageOf = (entry) => `<!doctype html><meta charset="utf-8"><title>script tag</title>
<script type="module">import idx from '${entry}'; window.idx = idx;</script>`;

/** Runs in the page, where a script tag has put the package at `window.idx`. */
async function scriptTag({ config, user }) {
  const { idx } = /** @type {any} */ (window);
  let idxState = await idx.start(config);
  idxState = await idxState.proceed('identify', { identifier: user.identifier });
  idxState = await idxState.proceed('challenge-authenticator', { credentials: { passcode: user.passcode } });
  return [typeof idxState.interactionCode, idxState.hasInteractionCode()];
}
