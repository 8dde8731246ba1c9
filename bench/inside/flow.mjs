// @ts-check
// Runs in Node.js and in pages.
import { rounds } from './rounds.mjs';

const FLOWS = 50;

const CONFIG = {
  issuer: 'https://org.test/oauth2/default',
  clientId: 'client',
  redirectUri: 'https://app.test/callback',
  version: '1.0.0',
  codeChallenge: 'challenge',
  codeChallengeMethod: 'S256',
  scopes: ['openid', 'profile'],
  state: 'state',
};

const REPLY = { status: 200, headers: { 'content-type': 'application/ion+json; okta-version=1.0.0' } };

/** What `fetch` resolves with: a real `Response`, or a minimal object that leaves only the package to measure. */
const ANSWERS = {
  response: (/** @type {string} */ text) => new Response(text, REPLY),
  bare: (/** @type {string} */ text) => ({
    ok: true,
    status: 200,
    headers: new Headers(REPLY.headers),
    json: async () => JSON.parse(text),
  }),
};

/** @param {any} idx */
async function flow(idx) {
  let state = await idx.start(CONFIG);
  state = await state.proceed('identify', { identifier: 'ada@org.test' });
  state = await state.proceed('challenge-authenticator', { credentials: { passcode: 'secret' } });
  if (!state.hasInteractionCode() || !state.interactionCode || state.toPersist.clientId !== CONFIG.clientId)
    throw new Error('the flow ended without its code');
}

/**
 * start → identify → challenge → success, with four responses that exist before the requests. Milliseconds per flow.
 * @param {Record<string, any>} subjects
 * @param {{ answers: string[], counts: { warmUp: number, rounds: number }, give(answer: (...given: unknown[]) => unknown): void }} given
 */
export async function measure(subjects, { answers, counts, give }) {
  const hrefOf = (/** @type {string} */ text, /** @type {string} */ wanted) =>
    JSON.parse(text).remediation.value.find((/** @type {any} */ { name }) => name === wanted).href;
  const urls = [
    `${CONFIG.issuer}/v1/interact`,
    `${new URL(CONFIG.issuer).origin}/idp/idx/introspect`,
    hrefOf(answers[1], 'identify'),
    hrefOf(answers[2], 'challenge-authenticator'),
  ];
  /** @type {Record<string, Record<string, number[]>>} */
  const samples = {};
  for (const [name, make] of Object.entries(ANSWERS)) {
    samples[name] = await rounds(Object.keys(subjects), counts, async (subject) => {
      const idx = subjects[subject];
      const ready = Array.from({ length: FLOWS }, () => answers.map(make))
        .flat()
        .map((answer) => Promise.resolve(answer));
      let next = 0;
      const sent = new Array(ready.length);
      give((url) => {
        sent[next] = url;
        return ready[next++];
      });
      const started = performance.now();
      for (let at = 0; at < FLOWS; at++) await flow(idx);
      const took = performance.now() - started;
      sent.forEach((url, at) => {
        const wanted = urls[at % urls.length];
        if (url !== wanted) throw new Error(`${subject} sent a request to ${url}, not to ${wanted}`);
      });
      if (next !== ready.length) throw new Error(`${subject} sent ${next} requests, not ${ready.length}`);
      return took / FLOWS;
    });
  }
  return samples;
}
