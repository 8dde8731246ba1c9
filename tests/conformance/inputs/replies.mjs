// @ts-check
/** The header with which an org asks for the device's single sign-on extension. */
export const DEVICE_CHALLENGE = 'Oktadevicejwt realm="Okta Device"';

/** The reason of a refused connection: one object, so that its identity can be compared. */
export const REFUSED = new TypeError('fetch failed');
const ABORTED = new DOMException('This operation was aborted', 'AbortError');

/** Objects that may come out as they went in; both sides are given the same ones. */
export const SHARED = [REFUSED, ABORTED];

const HTML = '<!doctype html><title>Bad gateway</title>';

/**
 * What an org may answer. `status`, `headers` and `body`, where `body` undefined stands for the
 * IDX response given by the case. `improvements`: the listed ones that it touches.
 */
const ANSWERS = {
  ok: { status: 200 },
  created: { status: 201 },
  redirected: { status: 302 },
  bad: { status: 400 },
  'bad, device challenge': { status: 400, headers: { 'WWW-Authenticate': DEVICE_CHALLENGE } },
  unauthorized: { status: 401 },
  'unauthorized, basic': { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Okta"' } },
  'device challenge': { status: 401, headers: { 'WWW-Authenticate': DEVICE_CHALLENGE } },
  'device challenge, other case': { status: 401, headers: { 'www-authenticate': DEVICE_CHALLENGE.toLowerCase() } },
  forbidden: { status: 403 },
  'too many': { status: 429 },
  'server error': { status: 500 },
  'body null': { status: 200, body: 'null' },
  'body null, bad': { status: 400, body: 'null' },
  'body number': { status: 200, body: '7' },
  'body text': { status: 400, body: '"nope"' },
  'body array': { status: 200, body: '[{"rel":["x"],"name":"a"},1]' },
  'body oauth error': { status: 400, body: '{"error":"access_denied","error_description":"No."}' },
  'no json': { status: 200, body: HTML, headers: { 'content-type': 'text/html' }, improvements: ['no json'] },
  'no json, server error': {
    status: 502,
    body: HTML,
    headers: { 'content-type': 'text/html' },
    improvements: ['no json'],
  },
  'no json, device challenge': {
    status: 401,
    body: HTML,
    headers: { 'WWW-Authenticate': DEVICE_CHALLENGE },
    improvements: ['no json'],
  },
  empty: { status: 200, body: '', improvements: ['no json'] },
  'empty, bad': { status: 400, body: '', improvements: ['no json'] },
};

const OTHERS = {
  refused: () => Promise.reject(REFUSED),
  'fetch throws': () => {
    throw REFUSED;
  },
  'rejected with a text': () => Promise.reject('offline'),
  'rejected with nothing': () => Promise.reject(undefined),
  'aborted while reading': () => ({
    ok: true,
    status: 200,
    headers: { get: () => null },
    json: () => Promise.reject(ABORTED),
  }),
  'aborted while reading, bad': () => ({
    ok: false,
    status: 400,
    headers: { get: () => null },
    json: () => Promise.reject(ABORTED),
  }),
  'answer read at once': (body) => ({
    ok: true,
    status: 200,
    headers: { get: () => null },
    json: () => JSON.parse(body),
  }),
  'answer is a thenable': (body) => ({
    then: (resolve) => resolve({ ok: true, status: 200, json: async () => JSON.parse(body) }),
  }),
  'ok wins over status': (body) => ({
    ok: true,
    status: 401,
    headers: { get: () => DEVICE_CHALLENGE },
    json: async () => JSON.parse(body),
  }),
  'no answer at all': () => Promise.resolve(undefined),
  'unauthorized, no headers': (body) => Promise.resolve({ ok: false, status: 401, json: async () => JSON.parse(body) }),
  // What a spy on a real Response makes of it.
  'json replaced': (body) =>
    Promise.resolve(Object.assign(new Response('', { status: 200 }), { json: async () => JSON.parse(body) })),
  'json replaced, bad': (body) =>
    Promise.resolve(Object.assign(new Response('', { status: 400 }), { json: async () => JSON.parse(body) })),
};

/** The names of all outcomes, the usual ones first. */
export const OUTCOMES = [...Object.keys(ANSWERS), ...Object.keys(OTHERS)];

/** In which form an answer comes: a real `Response`, or what tests in the wild put in its place. */
export const FORMS = ['Response', 'look-alike'];

/** The listed improvements that an outcome touches. */
export const improvementsInOutcome = (outcome) => ANSWERS[outcome]?.improvements ?? [];

/** The text of an outcome's body, where it has one of its own. */
export const bodyOf = (outcome, body) => (outcome in ANSWERS ? (ANSWERS[outcome].body ?? body) : body);

/**
 * Makes an answer. Call it once for each package: a body can be read once.
 * @param {string} outcome one of `OUTCOMES`
 * @param {string} form one of `FORMS`
 * @param {string} body JSON text of the IDX response, where the outcome has no body of its own
 */
export function reply(outcome, form, body) {
  const answer = ANSWERS[outcome];
  if (!answer) return OTHERS[outcome](body);
  const text = answer.body ?? body;
  const headers = { 'content-type': 'application/ion+json; okta-version=1.0.0', ...answer.headers };
  if (form === 'Response') return Promise.resolve(new Response(text, { status: answer.status, headers }));
  const get = (name) => new Headers(headers).get(name);
  let reads = 0;
  return Promise.resolve({
    ok: answer.status >= 200 && answer.status < 300,
    status: answer.status,
    async json() {
      reads += 1;
      if (reads > 1) throw new RangeError('read twice');
      return JSON.parse(text);
    },
    // Most stand-ins have no headers; they are asked for only where they may matter.
    ...(answer.status === 401 ? { headers: { get } } : {}),
  });
}
