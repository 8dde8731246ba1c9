import { Pairing, firstDifference } from './compare.mjs';
import { model } from './model.mjs';
import { rowsOfDefinition, rowsOfResponse } from './predicates.mjs';
import { SHARED, bodyOf, rowsOfOutcome } from './replies.mjs';
import { parse, perform } from './trial.mjs';

/**
 * Runs cases on the peer, the package under test and the model, and compares.
 *
 * The package under test is held to the model in everything, and to the peer in everything that no
 * listed improvement touches; so the model is held to the peer there too.
 */
export class Cases {
  /**
   * @param {{ peer: object, subject: object, self: boolean }} packages
   * @param {import('./tally.mjs').Tally} tally
   */
  constructor({ peer, subject, self }, tally) {
    this.tally = tally;
    const rule = { name: 'rule', idx: model({ agent: self ? peer.agent : subject.agent }), agent: subject.agent };
    const [peerSide, subjectSide] = [side('peer', peer), side('subject', subject)];
    this.sides = [peerSide, subjectSide, rule];
    /** Who is held to whom, and whether listed improvements are exempt. */
    this.duels = self
      ? [
          { left: 0, right: 1, against: 'peer', exempt: false },
          { left: 0, right: 2, against: 'peer (the rule is held to it)', exempt: true },
        ]
      : [
          { left: 0, right: 1, against: 'peer', exempt: true },
          { left: 2, right: 1, against: 'rule', exempt: false },
        ];
  }

  /**
   * @param {object} given
   * @param {string} given.section
   * @param {string} given.label
   * @param {string} given.text the response
   * @param {() => unknown} given.persist
   * @param {(state: object, raw: unknown) => import('./trial.mjs').Call[]} given.plan calls, of the peer's or
   *   (where that throws) the rule's state
   * @param {string} given.rerun
   * @param {boolean} [given.fresh] a new state for each call
   */
  async run(given) {
    const { section, label, text, persist, rerun } = given;
    const before = JSON.parse(text);
    const rows = rowsOfResponse(before);
    const started = this.start(text, persist);
    this.tally.count('responses');
    if (started.seen.some(({ state }) => state)) this.tally.count('states');
    if (!this.judge(started, started.seen, rows, section, `${label}: makeIdxState`, rerun)) return;
    const guide = started.seen[0].state ? started.seen[0] : started.seen[2];
    if (!guide.state) return;
    if (!mayBecomeCyclic(text) && !this.again(started, rows, section, label, rerun)) return;
    let current = started;
    for (const call of given.plan(guide.state, guide.raw)) {
      if (given.fresh) current = this.start(text, persist);
      const well = await this.call(current, call, rows, section, label, rerun);
      // What differed once would be met again in all that hangs on it.
      if (!well) current = this.start(text, persist);
    }
  }

  /** Makes a second state of a response that the first has expanded. */
  again(started, rows, section, label, rerun) {
    const expanded = rowsOfResponse(started.seen[2].raw);
    const results = this.sides.map(({ idx }, at) => parse(idx.makeIdxState, started.raws[at], started.persisted[at]));
    // A list that the first has put into itself: there is no end to it in the peer.
    if (results[0].threw instanceof RangeError) return true;
    return this.judge(started, results, [...rows, ...expanded], section, `${label}: makeIdxState, again`, rerun);
  }

  start(text, persist) {
    const raws = this.sides.map(() => JSON.parse(text));
    const persisted = this.sides.map(persist);
    const pairings = this.duels.map(({ left, right }) => {
      const pairing = new Pairing();
      for (const shared of SHARED) pairing.bind(shared, shared);
      pairing.bindTrees(raws[left], raws[right]);
      pairing.bind(persisted[left], persisted[right]);
      return pairing;
    });
    const seen = this.sides.map(({ idx }, at) => parse(idx.makeIdxState, raws[at], persisted[at]));
    return { raws, persisted, pairings, seen };
  }

  async call(started, call, rows, section, label, rerun) {
    const results = [];
    for (const [at, { agent }] of this.sides.entries()) {
      const { state } = started.seen[at];
      // A state that the peer could not make has nothing to call.
      results.push(state ? await perform(state, started.raws[at], started.persisted[at], call, agent) : null);
    }
    const own = [...rows, ...rowsOfCall(call, started.seen), ...(call.rows ?? [])];
    const [first] = results.filter(Boolean);
    this.tally.count('actions');
    this.tally.count('outcomes');
    this.tally.count('requests', first.requests.length);
    const name = `${call.on}(${typeof call.name === 'string' ? JSON.stringify(call.name) : String(call.name)})`;
    return this.judge(
      started,
      results,
      own,
      section,
      `${label}: ${call.described ?? ''} ${name} → ${call.outcome}, ${call.form}`,
      rerun,
    );
  }

  judge({ pairings }, results, rows, section, label, rerun) {
    const listed = [...new Set(rows)];
    for (const [index, { left, right, against, exempt }] of this.duels.entries()) {
      if (exempt && listed.length) continue;
      const difference = firstDifference(results[left], results[right], pairings[index]);
      if (difference) {
        this.tally.fail(section, label, { ...difference, against }, rerun);
        return false;
      }
    }
    if (listed.length) {
      this.tally.count('by rule');
      for (const row of listed) this.tally.met.set(row, (this.tally.met.get(row) ?? 0) + 1);
    }
    this.tally.pass(section);
    return true;
  }
}

const side = (name, { idx, agent }) => ({ name, idx, agent });

/** The improvements that a call touches: by its definition as it is now, and by what comes back. */
function rowsOfCall(call, seen) {
  const rows = rowsOfOutcome(call.outcome).slice();
  try {
    rows.push(...rowsOfResponse(JSON.parse(bodyOf(call.outcome, call.next))));
  } catch {
    // No JSON: the outcome says so itself.
  }
  const { state, raw } = seen.find((one) => one.state);
  return [...rows, ...definitionsOf(call, state, raw).flatMap(rowsOfDefinition)];
}

/** The definitions that a call may use, found in the response as it stands. */
function definitionsOf({ on, name }, state, raw) {
  if (on === 'action') return topLevelDefinitions(raw, name);
  const { value } = raw?.remediation ?? {};
  const list = Array.isArray(value) ? value.filter((one) => one !== null) : [];
  if (on === 'first') return list;
  return on === 'needed' ? [list[name]] : list.filter((_, at) => state.neededToProceed[at]?.name === name);
}

function topLevelDefinitions(raw, name) {
  const found = [];
  for (const [key, field] of Object.entries(raw)) {
    if (typeof field !== 'object' || field === null) continue;
    if (field.rel && String(field.name) === name) found.push(field);
    for (const [sub, part] of Object.entries(field.value ?? {})) if (`${key}-${sub}` === name) found.push(part);
  }
  return found;
}

/** A `relatesTo` to a list may put a list into itself; reading it a second time then never ends in the peer. */
function mayBecomeCyclic(text) {
  return (
    /"relatesTo"/.test(text) &&
    /"(\$|remediation|[^"]*(remediation|relatesTo)[^"]*)"/.test(text.replace(/"(remediation|relatesTo)":/g, ''))
  );
}
