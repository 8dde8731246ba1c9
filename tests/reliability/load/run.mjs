// @ts-check
// All users sign in at once; their outcomes are printed as JSON. In a process of its own, as the test runner watches every
// promise. Arguments: the entry, the origin of the org, the number of users.
import { requireInstalled } from '../../support/installed.mjs';
import { configOf, describe, leaks } from '../observe.mjs';
import { silence } from '../silence.mjs';
import { ANY_PASSWORD, crowd } from './crowd.mjs';

const [entry, origin, count] = process.argv.slice(2);
const spoken = silence();
const idx = requireInstalled(entry).default;

/** @typedef {import('./crowd.mjs').Member} Member */

// Node.js gives up on a connection after ten seconds, which is too short for this many on a busy machine.
await fetch(origin);
// The first is that of Node.js 26, which keeps the second for older libraries.
const dispatcher = [2, 1].map((at) => Symbol.for(`undici.globalDispatcher.${at}`)).find((it) => it in globalThis) ?? '';
const { constructor: Agent } = /** @type {any} */ (globalThis)[dispatcher];
/** @type {any} */ (globalThis)[dispatcher] = new Agent({ connections: 250, connect: { timeout: 0 } });

/** One sign-in, and the user and flow that each of its states names. */
async function signIn(/** @type {Member} */ { state, identifier, password, challenge }) {
  const states = /** @type {any[]} */ ([]);
  const outcome = { code: '', thrown: /** @type {any} */ (undefined), leaks: /** @type {string[]} */ ([]) };
  try {
    states.push(await idx.start({ ...configOf(origin), state, codeChallenge: challenge }));
    states.push(await states[0].proceed('identify', { identifier }));
    states.push(await states[1].proceed('challenge-authenticator', { credentials: { passcode: password } }));
    outcome.code = states[2].interactionCode;
  } catch (thrown) {
    outcome.thrown = describe(thrown);
    outcome.leaks = leaks(thrown, [ANY_PASSWORD], []);
    // The state in it is one of this flow, too.
    const told = /** @type {any} */ (thrown)?.error?.details ?? thrown;
    if (told?.toPersist) states.push(told);
  }
  const of = (/** @type {(state: any) => unknown} */ read) =>
    [...new Set(states.map(read))].filter((it) => it !== undefined);
  return {
    ...outcome,
    states: of((it) => it.toPersist.state),
    users: of((it) => it.context.user?.value?.identifier),
    handles: [...of((it) => it.toPersist.interactionHandle), ...of((it) => it.rawIdxState?.stateHandle)],
  };
}

/** The user of a code, from the org's token endpoint, which wants the verifier of the same flow. */
async function ownerOf(/** @type {string} */ code, /** @type {Member} */ { verifier }) {
  const fields = {
    grant_type: 'interaction_code',
    client_id: 'demo-client',
    interaction_code: code,
    code_verifier: verifier,
  };
  const answer = await fetch(`${origin}/oauth2/default/v1/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const { id_token: token } = /** @type {any} */ (await answer.json());
  return token && JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).preferred_username;
}

/** Those that fail are in the next round, too. */
const rounds = [];
for (let left = crowd(Number(count)); left.length && rounds.length < 40; ) {
  const outcomes = await Promise.all(
    left.map(async (member) => ({ member: member.identifier, state: member.state, ...(await signIn(member)) })),
  );
  const faults = /** @type {any} */ (await (await fetch(`${origin}/__faults`)).json()).done;
  const owners = await Promise.all(outcomes.map(({ code }, at) => (code ? ownerOf(code, left[at]) : undefined)));
  rounds.push({ faults, outcomes: outcomes.map((outcome, at) => ({ ...outcome, owner: owners[at] })) });
  left = left.filter((_, at) => !owners[at]);
}
process.stdout.write(JSON.stringify({ rounds, spoken }));
