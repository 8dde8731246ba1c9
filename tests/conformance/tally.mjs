import { show } from './compare.mjs';

/** How many differences of one kind are shown, and how many kinds. */
const SHOWN = 2;
const KINDS = 40;

/** Counts what a run compared, and keeps what it found. */
export class Tally {
  constructor() {
    this.passed = 0;
    this.failures = [];
    this.kinds = new Map();
    this.counts = { responses: 0, states: 0, actions: 0, requests: 0, outcomes: 0, configs: 0, 'by rule': 0 };
    this.sections = new Map();
    this.improvements = new Map();
    /** How often the mass comparison met each improvement. */
    this.met = new Map();
  }

  /** Adds to what was compared. */
  count(what, by = 1) {
    this.counts[what] += by;
  }

  /** One comparison that came out equal. */
  pass(section) {
    this.passed += 1;
    this.sections.set(section, (this.sections.get(section) ?? 0) + 1);
  }

  /**
   * One comparison that did not.
   * @param {string} section
   * @param {string} label the case
   * @param {{ path: string, why: string, left: unknown, right: unknown, against?: string }} difference
   * @param {string} [rerun] how to run just this again
   */
  fail(section, label, difference, rerun) {
    this.sections.set(section, (this.sections.get(section) ?? 0) + 1);
    this.failures.push({ section, label, rerun });
    const { path, why, left, right, against = 'peer' } = difference;
    const kind = `${section} ${path.replace(/\d+/g, 'N')} ${why} ${against} ${typeof left} ${typeof right}`;
    const known = this.kinds.get(kind) ?? 0;
    this.kinds.set(kind, known + 1);
    if (known >= SHOWN || this.kinds.size > KINDS) return;
    console.error(`✗ ${section}: ${label}`);
    console.error(`    at ${path || '(the whole)'}: ${why} differ`);
    console.error(`    ${against.padEnd(7)} ${show(left)}`);
    console.error(`    subject ${show(right)}`);
    if (rerun) console.error(`    again:  ${rerun}`);
  }

  /** Passes or fails by a difference. */
  verdict(section, label, difference, rerun) {
    if (difference) this.fail(section, label, difference, rerun);
    else this.pass(section);
    return !difference;
  }

  /** Prints the summary; true where all is well. */
  summary({ seed, cases, listed, partial }) {
    const { counts } = this;
    console.log(`\nseed ${seed}, ${cases} generated cases`);
    for (const [section, compared] of this.sections) console.log(`  ${section}: ${compared} comparisons`);
    console.log(
      `compared: ${counts.responses} responses (${counts.states} states), ${counts.actions} actions, ` +
        `${counts.requests} requests, ${counts.outcomes} outcomes, ${counts.configs} configs`,
    );
    console.log(`differences: ${this.failures.length}${this.failures.length ? `, of ${this.kinds.size} kinds` : ''}`);
    const met = [...this.met].map(([row, times]) => `${row} ${times}`).join(', ');
    console.log(`held to the rule of a listed improvement in the mass: ${counts['by rule']} (${met})`);
    const done = [...this.improvements.values()].filter(Boolean).length;
    console.log(`improvements exercised: ${done} of ${listed}`);
    const empty = partial
      ? []
      : Object.entries(counts)
          .filter(([, count]) => count === 0)
          .map(([name]) => name);
    for (const name of empty) console.error(`✗ nothing was compared: ${name}`);
    const failed = this.failures.length + empty.length + (partial || done === listed ? 0 : 1);
    console.log(`${this.passed} passed, ${failed} failed`);
    return failed === 0 && this.passed > 0;
  }
}
