import { Pairing, firstDifference } from './compare.mjs';
import { INTERACTS, INTROSPECTS, STARTS, VALID } from './config-table.mjs';
import { FetchRecorder } from './fetch-recorder.mjs';
import { FORMS, OUTCOMES, SHARED, reply, rowsOfOutcome } from './replies.mjs';
import { rowsOfResponse } from './predicates.mjs';
import { settle } from './trial.mjs';

const HANDLE = '{"interaction_handle":"given handle","expires_in":3600}';
/** Bodies of a good answer to `interact` that hold no usual handle. */
const ODD_HANDLES = ['{}', '{"interaction_handle":null}', '{"interaction_handle":""}', '[]', '"text"'];

/**
 * `start`, `interact` and `introspect`, over the table of configurations and over what may come
 * back from either request.
 * @param {{ peer: object, subject: object, self: boolean, tally: object, only: Function, responses: { name: string, text: string }[] }} run
 */
export async function configs(run) {
  const { responses } = run;
  const introspected = responses.find(({ name }) => name === 'identify').text;
  const good = [answer('ok', HANDLE), answer('ok', introspected)];
  for (const [name, config] of STARTS) await one(run, 'start', name, config, good);
  for (const [name, params] of INTERACTS) await one(run, 'interact', name, params, good);
  for (const [name, params] of INTROSPECTS) await one(run, 'introspect', name, params, [good[1]]);
  for (const [name, config] of NO_CONFIGS) {
    for (const on of ['start', 'interact', 'introspect']) await one(run, on, name, config, good);
  }
  for (const outcome of OUTCOMES.filter((each) => !rowsOfOutcome(each).length)) {
    for (const form of FORMS) await comesBack(run, outcome, form, introspected);
  }
  for (const body of ODD_HANDLES) {
    const answers = [answer('ok', body), good[1]];
    await one(run, 'start', body, VALID, answers);
    await one(run, 'interact', body, INTERACTS[0][1], answers);
  }
  // Every response of the project's own as what is introspected, good and bad.
  for (const { name, text } of responses) {
    if (rowsOfResponse(JSON.parse(text)).length) continue;
    for (const outcome of ['ok', 'bad', 'device challenge']) {
      const label = `${name}, ${outcome}`;
      await one(run, 'start', label, { ...VALID, interactionHandle: 'ih' }, [answer(outcome, text)]);
    }
  }
}

/** Not even an object. */
const NO_CONFIGS = [
  ['undefined', undefined],
  ['null', null],
];

async function comesBack(run, outcome, form, introspected) {
  const label = `${outcome}, ${form}`;
  const told = answer(outcome, introspected, form);
  await one(run, 'start', label, VALID, [answer(outcome, HANDLE, form), answer('ok', introspected)]);
  await one(run, 'start', `${label}, of introspect`, VALID, [answer('ok', HANDLE), told]);
  await one(run, 'start', `${label}, with a handle`, { ...VALID, stateHandle: 'sh', withCredentials: false }, [told]);
  await one(run, 'interact', label, INTERACTS[0][1], [answer(outcome, HANDLE, form)]);
  await one(run, 'introspect', label, INTROSPECTS[0][1], [told]);
}

const answer = (outcome, body, form = 'Response') => ({ outcome, body, form });

async function one({ peer, subject, tally, only }, on, name, config, answers) {
  if (!only(on, name)) return;
  const pairing = new Pairing();
  for (const shared of SHARED) pairing.bind(shared, shared);
  const results = [];
  for (const { idx, agent } of [peer, subject]) results.push(await observe(idx, agent, on, config, answers));
  tally.count('configs');
  tally.count('outcomes');
  tally.count('requests', results[0].requests.length);
  tally.verdict(on, name, firstDifference(results[0], results[1], pairing), `CONFORMANCE_ONLY='${on}:${name}'`);
}

async function observe(idx, agent, on, config, answers) {
  const reply_ = (index) => {
    const { outcome, body, form } = answers[index] ?? answer('server error', '{}');
    return reply(outcome, form, body);
  };
  const given = typeof config === 'object' && config !== null ? { ...config } : config;
  const recorder = new FetchRecorder(reply_, agent);
  const seen = await recorder.during(() => settle(recorder, () => idx[on](given)));
  // Messages that callers are known to look at.
  if (seen.rejected instanceof Error && /version/.test(seen.rejected.message)) seen.message = seen.rejected.message;
  return { ...seen, given };
}
