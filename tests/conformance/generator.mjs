import { prng, seedOf } from './prng.mjs';
import { Fields, mutate, toText } from './generator-mutations.mjs';

/**
 * The text of one generated response: an Ion-shaped tree, then damaged a little.
 * @param {number} seed of the run
 * @param {number} index of the case
 */
export function generate(seed, index) {
  const random = prng(seedOf(seed, index));
  const tree = response(random);
  // Every third case is whole, so that valid responses are compared in number too.
  const damages = random.below(3) === 0 ? 0 : 1 + random.below(4);
  for (let done = 0; done < damages; done += 1) mutate(tree, random);
  return toText(tree);
}

const WORDS = [
  'identify',
  'challenge-authenticator',
  'select-authenticator-authenticate',
  'enroll-profile',
  'resend',
  'poll',
  'cancel',
  'skip',
  'credentials',
  'passcode',
  'rememberMe',
  'stateHandle',
  'é',
  '😀',
  '\ud800',
  '10',
  '2',
  'a.b',
  'ab',
];
const TEXTS = ['', '0', 'someone@example.com', 'line\nbreak', '"quoted"', 'ü😀', '\u2028', '\udfff', 'x'.repeat(300)];
const JSON_TYPES = ['application/json', 'application/json; okta-version=1.0.0'];
const ACCEPTS = [
  'application/ion+json; okta-version=1.0.0',
  'application/json; okta-version=1.0.0',
  'application/vnd.okta.v1+json',
  'text/plain',
  ...JSON_TYPES,
  ...JSON_TYPES,
  '',
  null,
  5,
  'application/x-www-form-urlencoded',
];
const METHODS = [...Array(14).fill('POST'), 'PUT', 'DELETE', 'post', 'patch', 'GET'];

const object = (entries) => new Fields(Object.entries(entries).filter(([, value]) => value !== undefined));
const maybe = (random, share, make) => (random.chance(share) ? make() : undefined);

function scalar(random) {
  return random.pick([true, false, 0, -0, 1, 42.5, 1e21, ...TEXTS]);
}

function fieldOf(random, depth, paths) {
  return object({
    name: random.pick(WORDS),
    label: maybe(random, 0.4, () => random.pick(TEXTS)),
    type: maybe(random, 0.4, () => random.pick(['object', 'string', 'boolean', 'array'])),
    required: maybe(random, 0.4, () => random.chance(0.5)),
    mutable: maybe(random, 0.3, () => random.chance(0.3)),
    visible: maybe(random, 0.2, () => false),
    value: maybe(random, 0.5, () => (random.chance(0.8) ? scalar(random) : object({ a: scalar(random) }))),
    relatesTo: maybe(random, 0.2, () => pathFor(random, paths)),
    form:
      depth > 0
        ? maybe(random, 0.2, () => object({ value: list(random, 2, () => fieldOf(random, depth - 1, paths)) }))
        : undefined,
    options: depth > 0 ? maybe(random, 0.25, () => list(random, 3, () => option(random, depth - 1, paths))) : undefined,
    messages: maybe(random, 0.1, () => messages(random)),
  });
}

function option(random, depth, paths) {
  return object({
    label: random.pick(TEXTS),
    value: random.chance(0.5)
      ? random.pick(TEXTS)
      : object({ form: object({ value: list(random, 3, () => fieldOf(random, depth, paths)) }) }),
    relatesTo: maybe(random, 0.6, () => pathFor(random, paths)),
  });
}

const list = (random, most, make) => Array.from({ length: random.below(most + 1) }, make);
const messages = (random) =>
  object({ type: 'array', value: list(random, 2, () => object({ message: random.pick(TEXTS), class: 'ERROR' })) });

function actionOf(random, paths, rel = 0.95) {
  return object({
    rel: maybe(random, rel, () => ['create-form']),
    name: random.pick(WORDS),
    href: maybe(random, 0.95, () => `https://org.example.com/idp/idx/${random.pick(WORDS.slice(0, 8))}`),
    method: maybe(random, 0.9, () => random.pick(METHODS)),
    accepts: maybe(random, 0.85, () => random.pick(ACCEPTS)),
    produces: maybe(random, 0.5, () => 'application/ion+json; okta-version=1.0.0'),
    refresh: maybe(random, 0.1, () => 4000),
    relatesTo: maybe(random, 0.4, () => (random.chance(0.5) ? [pathFor(random, paths)] : pathFor(random, paths))),
    value: maybe(random, 0.9, () => list(random, 4, () => fieldOf(random, 2, paths))),
  });
}

function authenticator(random, paths) {
  return object({
    type: random.pick(['email', 'phone', 'security_key']),
    key: random.pick(['okta_email', 'phone_number', 'webauthn']),
    id: `aut${random.below(1000)}`,
    methods: [object({ type: 'email' })],
    profile: maybe(random, 0.5, () => object({ email: 's***e@example.com' })),
    resend: maybe(random, 0.3, () => actionOf(random, paths)),
    poll: maybe(random, 0.3, () => actionOf(random, paths)),
  });
}

function response(random) {
  const paths = [];
  const count = random.below(4);
  for (let index = 0; index < count; index += 1) paths.push(`$.authenticators.value[${index}]`);
  const entries = {
    version: '1.0.0',
    stateHandle: `02${random.below(1e9)}`,
    expiresAt: '2031-01-01T00:00:00.000Z',
    intent: maybe(random, 0.8, () => 'LOGIN'),
    step: maybe(random, 0.1, () => scalar(random)),
    remediation: maybe(random, 0.9, () =>
      object({ type: 'array', value: list(random, 4, () => actionOf(random, paths, 0.8)) }),
    ),
    authenticators: object({ type: 'array', value: Array.from({ length: count }, () => authenticator(random, paths)) }),
    currentAuthenticator: maybe(random, 0.5, () => object({ type: 'object', value: authenticator(random, paths) })),
    authenticatorChallenge: maybe(random, 0.2, () =>
      object({ type: 'object', value: object({ challengeMethod: 'LOOPBACK', cancel: actionOf(random, paths) }) }),
    ),
    user: maybe(random, 0.7, () =>
      object({ type: 'object', value: object({ id: '00u1', identifier: 'someone@example.com' }) }),
    ),
    app: maybe(random, 0.5, () => object({ type: 'object', value: object({ label: 'Shop' }) })),
    messages: maybe(random, 0.3, () => messages(random)),
    context: maybe(random, 0.1, () => object({ type: 'object', value: object({}) })),
    terminal: maybe(random, 0.1, () => ['a', object({ b: 1 })]),
    cancel: maybe(random, 0.8, () => actionOf(random, paths, 1)),
    successWithInteractionCode: maybe(random, 0.1, () =>
      object({
        rel: ['create-form'],
        name: 'issue',
        href: 'https://org.example.com/oauth2/v1/token',
        method: 'POST',
        value: [
          object({ name: 'grant_type', value: 'interaction_code' }),
          object({ name: 'interaction_code', value: `code${random.below(99)}` }),
        ],
      }),
    ),
  };
  const tree = object(entries);
  if (random.chance(0.3)) tree.entries.sort(() => random.next() - 0.5);
  return tree;
}

const KNOWN = [
  '$.currentAuthenticator',
  '$.currentAuthenticator.value',
  '$.user',
  'authenticatorChallenge',
  '$.app.value.label',
  '$.authenticators',
  '$.authenticators.value',
  '$.version',
  '$.remediation.value[0]',
  '$.remediation.value[0].relatesTo',
  '$.authenticators.value[0].methods[0]',
];
const EDGES = [
  '$.nowhere',
  '$.authenticators.value[99]',
  'nowhere',
  '$',
  '$.authenticators.value[00]',
  '$.authenticators.value.0',
  '$.authenticators.value.length',
  '$.version[0]',
  '$.version.length',
  "$['user']['value']",
  'user.value.id',
  '$.messages.value[0].message',
  '$.remediation.value[1].value[0]',
  '$.constructor',
  '$.é',
  '$.10',
  '$.stateHandle.x',
  '$.cancel.value[0].value',
  '$.step',
];
const OUTSIDE = [
  '$..value',
  '$.*',
  '$.authenticators.value[*]',
  '$.authenticators.value[0:1]',
  '$.user,app',
  '$.user^',
  '',
  '$.',
  '.user',
  '$user.',
  "$.['value']",
  '$.[0]',
  '$.user.#0',
  '$[user]',
];

function pathFor(random, paths) {
  const roll = random.next();
  if (roll < 0.5 && paths.length) return random.pick(paths);
  if (roll < 0.8) return random.pick(KNOWN);
  return roll < 0.98 ? random.pick(EDGES) : random.pick(OUTSIDE);
}
