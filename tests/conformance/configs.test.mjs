// `start`, `interact` and `introspect`: what they are given, and what comes back of either request.
import { describe, test } from 'node:test';

import { firstDifference, Pairing } from './comparing/compare.mjs';
import { FetchRecorder } from './comparing/fetch-recorder.mjs';
import { section } from './comparing/section.mjs';
import { settle } from './comparing/trial.mjs';
import { INTERACTS, INTROSPECTS, STARTS, VALID } from './inputs/config-table.mjs';
import { FORMS, improvementsInOutcome, OUTCOMES, reply, SHARED } from './inputs/replies.mjs';
import { improvementsInResponse } from './rule/predicates.mjs';
import { fixtures } from './sources.mjs';

const HANDLE = '{"interaction_handle":"given handle","expires_in":3600}';
/** Bodies of good answers to `interact` without a usual handle. */
const ODD_HANDLES = ['{}', '{"interaction_handle":null}', '{"interaction_handle":""}', '[]', '"text"'];

const answer = (outcome, body, form = 'Response') => ({ outcome, body, form });

const responses = fixtures();
const introspected = responses.find(({ name }) => name === 'identify').text;
const GOOD = [answer('ok', HANDLE), answer('ok', introspected)];

/** What is given, by function, and the answers to its requests. */
const TABLES = {
  start: { table: STARTS, answers: GOOD },
  interact: { table: INTERACTS, answers: GOOD },
  introspect: { table: INTROSPECTS, answers: GOOD.slice(1) },
};
const NOT_OBJECTS = {
  undefined: undefined,
  null: null,
};

section(
  'configurations',
  (comparison) => {
    for (const [on, { table, answers }] of Object.entries(TABLES)) {
      describe(on, () => {
        for (const [name, config] of Object.entries(table)) test(name, () => compare(comparison, on, config, answers));
        for (const [name, config] of Object.entries(NOT_OBJECTS))
          test(name, () => compare(comparison, on, config, GOOD));
      });
    }
  },
  ['requests'],
);

section(
  'answers to interact and introspect',
  (comparison) => {
    const start = (...answers) => compare(comparison, 'start', VALID, answers);
    const startWith = (handle, ...answers) => compare(comparison, 'start', { ...VALID, ...handle }, answers);
    const interact = (...answers) => compare(comparison, 'interact', INTERACTS.valid, answers);
    const introspect = (...answers) => compare(comparison, 'introspect', INTROSPECTS['an interactionHandle'], answers);

    for (const outcome of OUTCOMES.filter((each) => !improvementsInOutcome(each).length)) {
      for (const form of FORMS) {
        test(`${outcome}, ${form}`, async () => {
          const ofInteract = answer(outcome, HANDLE, form);
          const ofIntrospect = answer(outcome, introspected, form);
          await start(ofInteract, GOOD[1]);
          await start(GOOD[0], ofIntrospect);
          await startWith({ stateHandle: 'sh', withCredentials: false }, ofIntrospect);
          await interact(ofInteract);
          await introspect(ofIntrospect);
        });
      }
    }
    for (const body of ODD_HANDLES) {
      test(`${body} for a handle`, async () => {
        await start(answer('ok', body), GOOD[1]);
        await interact(answer('ok', body), GOOD[1]);
      });
    }
    for (const { name, text } of responses) {
      if (improvementsInResponse(JSON.parse(text)).length) continue;
      test(`${name} is what is introspected`, async () => {
        for (const outcome of ['ok', 'bad', 'device challenge'])
          await startWith({ interactionHandle: 'ih' }, answer(outcome, text));
      });
    }
  },
  ['requests'],
);

/** Compares what a call comes to, given answers to its requests. */
async function compare(comparison, on, config, answers) {
  const { peer, subject, counts } = comparison;
  const left = await observe(peer, on, config, answers);
  const right = await observe(subject, on, config, answers);
  counts.requests += left.requests.length;
  const answered = answers.map(({ outcome }) => outcome).join(', ');
  comparison.check(`${on} → ${answered}`, firstDifference(left, right, new Pairing(SHARED)));
}

async function observe({ idx, agent }, on, config, answers) {
  const next = (index) => {
    const { outcome, body, form } = answers[index] ?? answer('server error', '{}');
    return reply(outcome, form, body);
  };
  const given = typeof config === 'object' && config !== null ? { ...config } : config;
  const recorder = new FetchRecorder(next, agent);
  const seen = await recorder.during(() => settle(recorder, () => idx[on](given)));
  // Callers are known to read these messages.
  if (seen.rejected instanceof Error && /version/.test(seen.rejected.message)) seen.message = seen.rejected.message;
  return { ...seen, given };
}
