// @ts-check
// Runs in pages: a flow whose requests are answered by a stand-in for `fetch`.

/** @type {Record<string, unknown>} */
const ANSWERS = {
  '/oauth2/v1/interact': { interaction_handle: 'handle' },
  '/idp/idx/introspect': {
    remediation: {
      value: [{ name: 'identify', href: 'https://org.test/idp/idx/identify', value: [{ name: 'identifier' }] }],
    },
  },
  '/idp/idx/identify': {
    successWithInteractionCode: {
      rel: ['create-form'],
      name: 'issue',
      value: [{ name: 'interaction_code', value: 'the-code' }],
    },
  },
};

const { fetch } = globalThis;
globalThis.fetch = async (url, init) => {
  const { origin, pathname } = new URL(String(url), location.href);
  return origin === 'https://org.test' ? new Response(JSON.stringify(ANSWERS[pathname])) : fetch(url, init);
};

/** Runs the flow to its end, and gives the interaction code. @param {any} idx */
export async function flow(idx) {
  const state = await idx.start({
    issuer: 'https://org.test',
    clientId: 'c',
    redirectUri: 'r',
    version: '1.0.0',
    codeChallenge: 'x',
    codeChallengeMethod: 'S256',
  });
  return (await state.proceed('identify', { identifier: 'ada' })).interactionCode;
}
