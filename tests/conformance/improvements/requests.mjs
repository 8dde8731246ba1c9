// @ts-check
import { VALID } from '../inputs/config-table.mjs';

/** Listed improvements in what is sent, and in what comes of it. */

const state = (idx, ...list) => idx.makeIdxState({ remediation: { value: list } });
const settled = (promise) =>
  promise.then(
    (resolved) => ({ resolved }),
    (rejected) => ({ rejected }),
  );
/**
 * What came of a call, and the requests that it made.
 * @returns {Promise<any>}
 */
async function outcomeOf(send, call, answer) {
  let outcome;
  const requests = await send(async () => {
    outcome = await settled(call());
  }, answer);
  return { ...outcome, sent: requests.length, requests };
}

const HTML = '<!doctype html><title>Bad gateway</title>';
const PAGE = 'https://org.example.com/sso?fromURI=x';
const TORN = '{"stateHandle":"02.handle","ver';

const answers = {
  html: () => new Response(HTML, { status: 502, headers: { 'content-type': 'text/html; charset=utf-8' } }),
  empty: () => new Response('', { status: 200 }),
  torn: () => new Response(TORN, { status: 200 }),
  brokenOff: () =>
    new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) }), { status: 200 }),
};

const IDENTIFY = 'https://org.example.com/idp/idx/identify';
/** What the error of a body that is not JSON says at least, and at least with this package. */
const TOLD = { kind: undefined, status: undefined, url: undefined, type: false, start: false, cause: undefined };
const OURS = { kind: 'Error', url: IDENTIFY };

async function toldOf({ idx, send }, make) {
  const answer = Object.defineProperty(make(), 'url', { value: IDENTIFY });
  const call = () => state(idx, { name: 'a', href: IDENTIFY }).proceed('a');
  const { rejected } = await outcomeOf(send, call, () => answer);
  return {
    kind: rejected.constructor.name,
    status: rejected.status,
    url: rejected.url,
    type: /text\/html/.test(`${rejected.contentType} ${rejected.message}`),
    start: rejected.message.includes(HTML.slice(0, 30)),
    cause: rejected.cause?.constructor.name,
  };
}

/** Whether an error names the action `a`, and does not show a text. */
const isRefusal = (error, text) =>
  error instanceof Error && error.message.includes('[a]') && !error.message.includes(text);

/** Values that no flow can use, by the name that the rejection has to contain. */
const WRONG = [
  ['scopes', { ...VALID, scopes: 'openid' }],
  ['version', { ...VALID, version: 1 }],
  ['clientId', { ...VALID, clientId: {} }],
  ['state', { ...VALID, state: '\ud800' }],
  ['stateHandle', { ...VALID, stateHandle: 5 }],
  ['interactionHandle', { ...VALID, interactionHandle: '\udfff' }],
];

export const REQUESTS = [
  {
    name: 'a configuration value of a wrong type is refused by its name, before any request',
    observe: async ({ idx, send }) => {
      const seen = [];
      for (const [name, config] of WRONG) {
        const { rejected, sent } = await outcomeOf(send, () => idx.start(config));
        seen.push(rejected instanceof TypeError && rejected.message.includes(`\`${name}\``) && sent === 0);
      }
      return seen;
    },
    peer: WRONG.map(() => false),
    ours: WRONG.map(() => true),
  },
  {
    name: 'the user agent is the package’s own',
    observe: async ({ idx, send, manifest }) => {
      const [{ headers }] = await send(() => state(idx, { name: 'a', href: 'https://o/' }).proceed('a'));
      return [Object.keys(headers)[0], headers['X-Okta-User-Agent-Extended'].replace(manifest.version, 'VERSION')];
    },
    peer: ['X-Okta-User-Agent-Extended', 'okta-idx-js/VERSION'],
    ours: ['X-Okta-User-Agent-Extended', 'okta-idx-wasm/VERSION'],
  },
  {
    name: 'an action that accepts a form is sent as one',
    observe: async ({ idx, send }) => {
      const issue = {
        rel: ['create-form'],
        name: 'issue',
        href: 'https://org.example.com/oauth2/v1/token',
        method: 'POST',
        accepts: 'application/x-www-form-urlencoded',
        value: [
          { name: 'grant_type', value: 'interaction_code' },
          { name: 'interaction_code', value: 'c/ö' },
          { name: 'client_id', value: 'id', mutable: false },
          { name: 'code_verifier' },
        ],
      };
      const { actions } = idx.makeIdxState({ successWithInteractionCode: issue });
      const [{ headers, body }] = await send(() => actions.issue({ code_verifier: 'v~er', client_id: 'other' }));
      const form = headers['content-type'].startsWith('application/x-www-form-urlencoded');
      return { form, accept: headers.accept, body: form ? [...new URLSearchParams(body)] : body };
    },
    peer: {
      form: false,
      accept: 'application/x-www-form-urlencoded',
      body: '{"grant_type":"interaction_code","interaction_code":"c/ö","code_verifier":"v~er","client_id":"id"}',
    },
    ours: {
      form: true,
      accept: 'application/x-www-form-urlencoded',
      body: [
        ['grant_type', 'interaction_code'],
        ['interaction_code', 'c/ö'],
        ['code_verifier', 'v~er'],
        ['client_id', 'id'],
      ],
    },
  },
  {
    name: 'proceed to a page rejects at once, naming it',
    observe: async ({ idx, send }) => {
      const redirect = { name: 'redirect-idp', type: 'OIDC', method: 'GET', href: PAGE };
      const made = state(idx, redirect);
      const outcomes = [
        await outcomeOf(send, () => made.proceed('redirect-idp')),
        await outcomeOf(send, () => made.neededToProceed[0].action()),
      ];
      return {
        sent: outcomes.map(({ sent }) => sent),
        rejected: outcomes.map(({ rejected }) => [
          rejected instanceof Error,
          rejected.href ?? null,
          rejected.message.includes('https://org.example.com/sso'),
        ]),
      };
    },
    peer: {
      sent: [1, 1],
      rejected: [
        [true, null, false],
        [true, null, false],
      ],
    },
    ours: {
      sent: [0, 0],
      rejected: [
        [true, PAGE, true],
        [true, PAGE, true],
      ],
    },
  },
  {
    name: 'an action of another scheme is not sent',
    observe: async ({ idx, send }) => {
      const hrefs = [
        'javascript:globalThis.conformanceRan = true',
        ' java\tscript:alert(1)',
        'data:application/json,{}',
        'file:///etc/passwd',
        'blob:https://o/1',
      ];
      const seen = [];
      for (const href of hrefs) {
        for (const method of ['POST', 'GET']) {
          const { rejected, sent } = await outcomeOf(send, () => state(idx, { name: 'a', href, method }).proceed('a'));
          seen.push(isRefusal(rejected, href) && sent === 0 && !('href' in rejected));
        }
      }
      return { refused: seen.every(Boolean), sent: seen.some((one) => !one), ran: 'conformanceRan' in globalThis };
    },
    peer: { refused: false, sent: true, ran: false },
    ours: { refused: true, sent: false, ran: false },
  },
  {
    name: 'an href that is not a string, or that fetch refuses and quotes, is not sent',
    observe: async ({ idx, send }) => {
      const hrefs = [
        ['data:application/json,{}'],
        ['javascript:1'],
        {},
        5,
        true,
        'https://me:secret@o.example/',
        'https://o.example:99999/?stateToken=secret',
      ];
      const seen = [];
      for (const href of hrefs) {
        const { rejected, sent } = await outcomeOf(send, () => state(idx, { name: 'a', href }).proceed('a'));
        seen.push(isRefusal(rejected, 'secret') && sent === 0);
      }
      const config = { ...VALID, issuer: 'https://me:secret@org.example.com/oauth2' };
      const { sent } = await outcomeOf(send, () => idx.start(config));
      return { refused: seen.every(Boolean), sent: seen.some((one) => !one), started: sent > 0 };
    },
    peer: { refused: false, sent: true, started: true },
    ours: { refused: true, sent: false, started: false },
  },
  {
    name: 'a body that is no JSON, or breaks off, rejects with what came instead',
    observe: async (one) => [
      await toldOf(one, answers.html),
      await toldOf(one, answers.empty),
      await toldOf(one, answers.torn),
      await toldOf(one, answers.brokenOff),
    ],
    peer: ['SyntaxError', 'SyntaxError', 'SyntaxError', 'TypeError'].map((kind) => ({ ...TOLD, kind })),
    ours: [
      { ...TOLD, ...OURS, status: 502, type: true, start: true, cause: 'SyntaxError' },
      { ...TOLD, ...OURS, status: 200, cause: 'SyntaxError' },
      { ...TOLD, ...OURS, status: 200, cause: 'SyntaxError' },
      { ...TOLD, ...OURS, status: 200, cause: 'TypeError' },
    ],
  },
  {
    name: 'start sends clientSecret',
    observe: async ({ idx, send }) => {
      const [{ body }] = await send(() => idx.start({ ...VALID, clientSecret: 'se cret' }));
      return new URLSearchParams(body).get('client_secret');
    },
    peer: null,
    ours: 'se cret',
  },
  {
    name: 'an absent parameter is left out',
    observe: async ({ idx, send }) => {
      const { state: _, ...stateless } = VALID;
      const params = { baseUrl: 'https://o/oauth2', clientId: 'c', state: undefined };
      const [ofStart] = await send(() => idx.start(stateless));
      const [ofInteract] = await send(() => idx.interact(params));
      return [ofStart.body.split('&').map((pair) => pair.split('=')[0]), ofInteract.body];
    },
    peer: [
      ['client_id', 'scope', 'redirect_uri', 'code_challenge', 'code_challenge_method', 'state'],
      'client_id=c&scope=openid%20email&redirect_uri=undefined&code_challenge=undefined&code_challenge_method=undefined&state=undefined',
    ],
    ours: [
      ['client_id', 'scope', 'redirect_uri', 'code_challenge', 'code_challenge_method'],
      'client_id=c&scope=openid%20email',
    ],
  },
  {
    name: 'baseUrl is undefined for a domain without an issuer',
    observe: async ({ idx, send }) => {
      const config = { domain: 'https://org.example.com', stateHandle: 'h', version: '1.0.0' };
      const { resolved, requests } = await outcomeOf(send, () => idx.start(config));
      return [Object.keys(resolved.toPersist), resolved.toPersist.baseUrl, requests[0].url];
    },
    peer: [
      ['baseUrl', 'clientId', 'state', 'withCredentials'],
      'undefined/oauth2',
      'https://org.example.com/idp/idx/introspect',
    ],
    ours: [
      ['baseUrl', 'clientId', 'state', 'withCredentials'],
      undefined,
      'https://org.example.com/idp/idx/introspect',
    ],
  },
  {
    name: 'start is silent',
    observe: async ({ idx, send }) => {
      const said = [];
      const { warn } = console;
      console.warn = (...args) => said.push(args);
      try {
        await send(() => idx.start(VALID));
        await send(() => settled(idx.start({})));
      } finally {
        console.warn = warn;
      }
      return said.length;
    },
    peer: 2,
    ours: 0,
  },
];
