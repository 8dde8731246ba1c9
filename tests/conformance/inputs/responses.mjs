import fc from 'fast-check';

import { damaged, Fields, toText } from './damages.mjs';

/** Names; the first eight are those of actions. */
const WORDS = [
  ...'identify challenge-authenticator select-authenticator-authenticate enroll-profile resend'.split(' '),
  ...'poll cancel skip credentials passcode rememberMe stateHandle é 😀 \ud800 10 2 a.b ab'.split(' '),
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
/** Addresses that are not sent to, and some that only look so. */
const ODD_HREFS = [
  ...['javascript:alert(1)', ' \nJava\tScript:alert(1)', 'data:application/json,{}', 'blob:https://org.example.com/1'],
  ...['https://me:secret@org.example.com/', 'https://org.example.com:99999/?token=1', 'https://org.example.com:99999/'],
  ...['ht\ttps://org.example.com/', 'HTTP://org.example.com', '//org.example.com/a', '/a:b', '1a:b', '?token=1'],
  ...['', ':'],
];
const METHODS = [...Array(14).fill('POST'), 'PUT', 'DELETE', 'post', 'patch', 'GET'];

/** Paths that lead somewhere, in most responses. */
const KNOWN = [
  ...'$.currentAuthenticator $.currentAuthenticator.value $.user authenticatorChallenge $.app.value.label'.split(' '),
  ...'$.authenticators $.authenticators.value $.authenticators.value[0].methods[0] $.version'.split(' '),
  ...'$.remediation.value[0] $.remediation.value[0].relatesTo'.split(' '),
];
/** Paths of the grammar that lead nowhere, or somewhere odd. */
const EDGES = [
  ...'$ $.nowhere nowhere $.constructor $.é $.10 $.step $.version[0] $.version.length $.stateHandle.x'.split(' '),
  ...'$.authenticators.value[99] $.authenticators.value[00] $.authenticators.value.0'.split(' '),
  ...'$.authenticators.value.length user.value.id $.messages.value[0].message'.split(' '),
  ...`$['user']['value'] $.remediation.value[1].value[0] $.cancel.value[0].value`.split(' '),
];
/** Texts that JSONPath takes and the grammar does not, or neither. */
const OUTSIDE = [
  ...['', '$..value', '$.*', '$.authenticators.value[*]', '$.authenticators.value[0:1]', '$.user,app', '$.user^'],
  ...['$.', '.user', '$user.', "$.['value']", '$.[0]', '$.user.#0', '$[user]'],
];

/** The arbitrary in this percentage of cases, nothing in the others: shrinking leaves it out. */
const maybe = (percent, arbitrary) =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: 100 - percent },
    { arbitrary, weight: percent },
  );
/** One of several arbitraries, each with its weight. */
const share = (...choices) => fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const upTo = (maxLength, arbitrary) => fc.array(arbitrary, { maxLength });
const text = fc.constantFrom(...TEXTS);
const word = fc.constantFrom(...WORDS);
const scalar = fc.constantFrom(true, false, 0, -0, 1, 42.5, 1e21, ...TEXTS);

/** An object of members, of which those that are undefined are left out. */
function object(members) {
  const names = Object.keys(members);
  const values = Object.values(members).map((value) => (value instanceof fc.Arbitrary ? value : fc.constant(value)));
  return fc
    .tuple(...values)
    .map((made) => new Fields(names.flatMap((name, at) => (made[at] === undefined ? [] : [[name, made[at]]]))));
}

const messages = object({ type: 'array', value: upTo(2, object({ message: text, class: 'ERROR' })) });

/** A field of a form, and the forms and options in it. */
function fieldOf(path, depth) {
  const nested = depth > 0 && {
    form: maybe(20, object({ value: upTo(2, fieldOf(path, depth - 1)) })),
    options: maybe(25, upTo(3, optionOf(path, depth - 1))),
  };
  return object({
    name: word,
    label: maybe(40, text),
    type: maybe(40, fc.constantFrom('object', 'string', 'boolean', 'array')),
    required: maybe(40, fc.boolean()),
    mutable: maybe(30, share([70, fc.constant(false)], [30, fc.constant(true)])),
    visible: maybe(20, fc.constant(false)),
    value: maybe(50, share([80, scalar], [20, object({ a: scalar })])),
    relatesTo: maybe(20, path),
    ...nested,
    messages: maybe(10, messages),
  });
}

const optionOf = (path, depth) =>
  object({
    label: text,
    value: share([50, text], [50, object({ form: object({ value: upTo(3, fieldOf(path, depth)) }) })]),
    relatesTo: maybe(60, path),
  });

const href = share(
  [95, fc.constantFrom(...WORDS.slice(0, 8)).map((name) => `https://org.example.com/idp/idx/${name}`)],
  [5, fc.constantFrom(...ODD_HREFS)],
);

/** What becomes an action, where it has a `rel`. */
const actionOf = (path, percentWithRel) =>
  object({
    rel: maybe(percentWithRel, fc.constant(['create-form'])),
    name: word,
    href: maybe(95, href),
    method: maybe(90, fc.constantFrom(...METHODS)),
    accepts: maybe(85, fc.constantFrom(...ACCEPTS)),
    produces: maybe(50, fc.constant('application/ion+json; okta-version=1.0.0')),
    refresh: maybe(10, fc.constant(4000)),
    relatesTo: maybe(40, share([50, path], [50, fc.tuple(path)])),
    value: maybe(90, upTo(4, fieldOf(path, 2))),
  });

const authenticatorOf = (action) =>
  object({
    type: fc.constantFrom('email', 'phone', 'security_key'),
    key: fc.constantFrom('okta_email', 'phone_number', 'webauthn'),
    id: fc.nat(999).map((id) => `aut${id}`),
    methods: fc.constant([new Fields([['type', 'email']])]),
    profile: maybe(50, object({ email: 's***e@example.com' })),
    resend: maybe(30, action),
    poll: maybe(30, action),
  });

/** A response with so many authenticators, which its paths know. */
function responseOf(count) {
  const path = share(
    [count && 50, fc.nat(Math.max(0, count - 1)).map((at) => `$.authenticators.value[${at}]`)],
    [count ? 30 : 80, fc.constantFrom(...KNOWN)],
    [18, fc.constantFrom(...EDGES)],
    [2, fc.constantFrom(...OUTSIDE)],
  );
  const action = actionOf(path, 95);
  const authenticator = authenticatorOf(action);
  const objectField = (value) => object({ type: 'object', value });
  const code = fc.nat(98).map((number) => `code${number}`);
  return shuffled({
    version: '1.0.0',
    stateHandle: fc.nat(999_999_999).map((number) => `02${number}`),
    expiresAt: '2031-01-01T00:00:00.000Z',
    intent: maybe(80, fc.constant('LOGIN')),
    step: maybe(10, scalar),
    remediation: maybe(90, object({ type: 'array', value: upTo(4, actionOf(path, 80)) })),
    authenticators: object({ type: 'array', value: fc.array(authenticator, { minLength: count, maxLength: count }) }),
    currentAuthenticator: maybe(50, objectField(authenticator)),
    authenticatorChallenge: maybe(20, objectField(object({ challengeMethod: 'LOOPBACK', cancel: action }))),
    user: maybe(70, objectField(object({ id: '00u1', identifier: 'someone@example.com' }))),
    app: maybe(50, objectField(object({ label: 'Shop' }))),
    messages: maybe(30, messages),
    context: maybe(10, objectField(object({}))),
    terminal: maybe(10, fc.constant(['a', new Fields([['b', 1]])])),
    cancel: maybe(80, actionOf(path, 100)),
    successWithInteractionCode: maybe(
      10,
      object({
        rel: fc.constant(['create-form']),
        name: 'issue',
        href: 'https://org.example.com/oauth2/v1/token',
        method: 'POST',
        value: fc.tuple(
          object({ name: 'grant_type', value: 'interaction_code' }),
          object({ name: 'interaction_code', value: code }),
        ),
      }),
    ),
  });
}

/** An object, its members in another order three times out of ten. */
function shuffled(members) {
  const names = Object.keys(members);
  const order = maybe(30, fc.shuffledSubarray(names, { minLength: names.length }));
  return fc.tuple(object(members), order).map(([{ entries }, order]) => {
    if (!order) return new Fields(entries);
    return new Fields(entries.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)));
  });
}

/** Texts of responses: Ion-shaped trees, most of them damaged a little. */
export const responses = damaged(fc.oneof(...[0, 1, 2, 3].map(responseOf))).map(toText);
