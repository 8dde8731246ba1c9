// @ts-check
import { model } from '../rule/model.mjs';
import { improvementsInCall, improvementsInResponse } from '../rule/predicates.mjs';
import { SHARED } from '../inputs/replies.mjs';
import { ByValue, Pairing, differenceError, firstDifference, show } from './compare.mjs';
import { parse, perform } from './trial.mjs';

/** @typedef {import('./packages.mjs').Package} Package */
/** @typedef {import('./compare.mjs').Difference} Difference */

/**
 * Compares the package under test with the peer and with the rule, and counts what it compares. The first difference
 * is thrown.
 *
 * The rule (`rule/model.mjs`) is the contract written out, with the listed improvements. The package has to agree with
 * the rule in everything, and with the peer in everything that no listed improvement touches; so the rule agrees with
 * the peer there too.
 */
export class Comparison {
  /**
   * @param {Package} peer
   * @param {Package} subject the package under test
   */
  constructor(peer, subject) {
    this.peer = peer;
    this.subject = subject;
    const rule = { idx: model({ agent: subject.agent }), agent: subject.agent };
    this.sides = [peer, subject, rule];
    /** Which sides are compared, and whether listed improvements are exempt. */
    this.duels = [
      { left: 0, right: 1, against: 'peer', exempt: true },
      { left: 2, right: 1, against: 'rule', exempt: false },
    ];
    this.counts = { comparisons: 0, responses: 0, states: 0, actions: 0, requests: 0, 'by rule': 0 };
    /** How often each listed improvement was met. */
    this.met = new Map();
  }

  /**
   * Counts one comparison, and thimprovements what it found.
   * @param {string} label
   * @param {Difference | null} difference
   */
  check(label, difference) {
    if (difference) throw differenceError(label, difference);
    this.counts.comparisons += 1;
  }

  /** Compares with an expectation that is written down. */
  expect(label, expected, seen) {
    const difference = firstDifference(expected, seen, new ByValue());
    this.check(label, difference && { ...difference, against: 'expected' });
  }

  /** What was compared, in a line. */
  summary() {
    const counts = Object.entries(this.counts).filter(([, count]) => count > 0);
    const met = [...this.met].map(([name, count]) => `${name} ${count}`);
    return [...counts.map(([what, count]) => `${count} ${what}`), ...met].join(', ');
  }

  /**
   * Makes states of a response, and calls what they offer.
   * @param {object} given
   * @param {string} given.text the response
   * @param {() => unknown} given.persist makes what is to be persisted
   * @param {(state: any) => import('./trial.mjs').Call[]} given.plan calls, of the peer's state or
   *   (where the peer thimprovements) the rule's
   * @param {string} [given.label]
   * @param {boolean} [given.fresh] a new state for each call
   */
  async run({ text, persist, plan, label = '', fresh = false }) {
    const improvements = improvementsInResponse(JSON.parse(text));
    let started = this.start(text, persist);
    this.counts.responses += 1;
    if (started.seen.some(({ state }) => state)) this.counts.states += 1;
    this.judge(started, started.seen, improvements, `${label}makeIdxState`);
    const guide = started.seen[0].state ? started.seen[0] : started.seen[2];
    if (!guide.state) return;
    if (!mayBecomeCyclic(text)) this.again(started, improvements, label);
    for (const call of plan(guide.state)) {
      if (fresh) started = this.start(text, persist);
      await this.call(started, call, improvements, label);
    }
  }

  /** Makes a state on each side. */
  start(text, persist) {
    const raws = this.sides.map(() => JSON.parse(text));
    const persisted = this.sides.map(persist);
    const pairings = this.duels.map(({ left, right }) => {
      const pairing = new Pairing(SHARED);
      pairing.bindTrees(raws[left], raws[right]);
      pairing.bind(persisted[left], persisted[right]);
      return pairing;
    });
    const seen = this.sides.map(({ idx }, at) => parse(idx.makeIdxState, raws[at], persisted[at]));
    return { raws, persisted, pairings, seen };
  }

  /** Makes a second state of a response that the first has expanded. */
  again(started, improvements, label) {
    const expanded = improvementsInResponse(started.seen[2].raw);
    const results = this.sides.map(({ idx }, at) => parse(idx.makeIdxState, started.raws[at], started.persisted[at]));
    // A list that the first has put into itself: the peer never ends there.
    if (results[0].threw instanceof RangeError) return;
    this.judge(started, results, [...improvements, ...expanded], `${label}makeIdxState, again`);
  }

  /** Makes one call on each side's state. */
  async call(started, call, improvements, label) {
    const results = [];
    for (const [at, { agent }] of this.sides.entries()) {
      const { state } = started.seen[at];
      // A state that the peer could not make has nothing to call.
      results.push(state ? await perform(state, started.raws[at], started.persisted[at], call, agent) : null);
    }
    this.counts.actions += 1;
    this.counts.requests += results.find(Boolean).requests.length;
    const { on, name, described = 'no params', outcome, form } = call;
    const title = `${label}${on}(${show(name)}), ${described} → ${outcome}, ${form}`;
    this.judge(started, results, [...improvements, ...improvementsInCall(call, started.seen)], title);
  }

  judge({ pairings }, results, improvements, label) {
    const listed = new Set(improvements);
    for (const [index, { left, right, against, exempt }] of this.duels.entries()) {
      if (exempt && listed.size) continue;
      const difference = firstDifference(results[left], results[right], pairings[index]);
      if (difference) throw differenceError(label, { ...difference, against });
    }
    this.counts.comparisons += 1;
    if (listed.size) this.counts['by rule'] += 1;
    for (const name of listed) this.met.set(name, (this.met.get(name) ?? 0) + 1);
  }
}

/** A `relatesTo` to a list may put a list into itself; reading it a second time then never ends in the peer. */
function mayBecomeCyclic(text) {
  return (
    /"relatesTo"/.test(text) &&
    /"(\$|remediation|[^"]*(remediation|relatesTo)[^"]*)"/.test(text.replace(/"(remediation|relatesTo)":/g, ''))
  );
}
