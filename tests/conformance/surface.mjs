import { firstDifference } from './compare.mjs';
import { FetchRecorder } from './fetch-recorder.mjs';
import { reply } from './replies.mjs';

/** The default object as a user sees it, through `require` or `import`. */
const look = (idx) => ({
  keys: Object.keys(idx),
  kinds: Object.entries(idx).map(([name, value]) => [name, typeof value]),
  writable: Object.values(Object.getOwnPropertyDescriptors(idx)).map(({ writable, configurable }) => [
    writable,
    configurable,
  ]),
  extensible: Object.isExtensible(idx),
  version: idx.LATEST_SUPPORTED_IDX_API_VERSION,
  client: Object.keys(idx.client),
  interceptors: Object.keys(idx.client.interceptors),
  request: Object.keys(idx.client.interceptors.request),
  handlers: idx.client.interceptors.request.handlers,
});

/** What each package has to be, whoever made it: `[name, ({ name, required, idx, … }) => boolean]`. */
const RULES = [
  [
    'require gives { __esModule, default }',
    ({ required }) => typeof required.default === 'object' && !('start' in required),
  ],
  ['__esModule is true', ({ required }) => required.__esModule === true],
  [
    'package.json can be required',
    ({ require, name, manifest }) => require(`${name}/package.json`).version === manifest.version,
  ],
  ['makeIdxState works at once', ({ idx }) => idx.makeIdxState({ a: 1 }).context.a === 1],
  [
    'the default object can be spied on',
    ({ idx, require, specifier }) => {
      const { start } = idx;
      idx.start = () => 'spied';
      try {
        return require(specifier).default.start() === 'spied';
      } finally {
        idx.start = start;
      }
    },
  ],
];

function held(rule, one) {
  try {
    return rule(one);
  } catch (error) {
    return error;
  }
}

/**
 * The module itself.
 * @param {{ peer: object, subject: object, self: boolean, tally: object, text: string }} run
 */
export async function surface({ peer, subject, self, tally, text }) {
  const verdict = (name, difference) => tally.verdict('surface', name, difference);
  const is = (name, value, expected = true) => verdict(name, firstDifference(expected, value));
  verdict('the default object', firstDifference(look(peer.idx), look(subject.idx)));
  verdict('what require gives', firstDifference(Object.keys(peer.required), Object.keys(subject.required)));
  for (const [name, rule] of RULES) {
    for (const one of [peer, subject]) is(`${name} (${one.name})`, held(rule, one));
  }
  // In Node an import of the peer, which is CommonJS, gives what require gives.
  const imported = self ? subject.imported.default.default : subject.imported.default;
  is('import and require give one object', imported === subject.required.default);
  is('import and require share one client', imported.client === subject.required.default.client);

  const state = (idx) => Object.getOwnPropertyDescriptors(idx.makeIdxState(JSON.parse(text), null));
  const visible = (descriptors) =>
    Object.entries(descriptors)
      .filter(([, { enumerable }]) => enumerable)
      .map(([name, { writable, configurable, value }]) => [name, writable, configurable, typeof value]);
  verdict('the members of a state', firstDifference(visible(state(peer.idx)), visible(state(subject.idx))));

  // Whichever fetch is there when a call is made is the one that is called.
  for (const { idx, agent, name } of [peer, subject]) {
    const made = idx.makeIdxState(JSON.parse(text));
    const counts = [];
    for (let time = 0; time < 2; time += 1) {
      const recorder = new FetchRecorder(() => reply('ok', 'look-alike', text), agent);
      await recorder.during(() => made.proceed('identify', {}));
      counts.push(recorder.calls.length);
    }
    is(`fetch is looked up at each call (${name})`, counts, [1, 1]);
  }
}
