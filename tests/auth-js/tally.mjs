// @ts-check

/** Counts tests and prints them as they end. */
export class Tally {
  constructor() {
    this.passed = 0;
    this.failed = 0;
    this.requests = 0;
    this.answers = 0;
  }

  /**
   * @param {string} name
   * @param {string} [problem] nothing where it passed
   */
  verdict(name, problem) {
    if (problem === undefined) {
      this.passed += 1;
      console.log(`ok      ${name}`);
    } else {
      this.failed += 1;
      console.log(`failed  ${name}\n${problem.replaceAll(/^/gm, '        ')}`);
    }
  }

  /**
   * A test that fails by throwing.
   * @param {string} name
   * @param {() => unknown} body
   */
  async test(name, body) {
    try {
      await body();
    } catch (error) {
      this.verdict(name, `${error}`);
      return;
    }
    this.verdict(name);
  }

  /**
   * Many tests, of which one that throws instead of giving a verdict has failed.
   * @param {() => Promise<unknown>} body
   */
  async attempt(body) {
    try {
      await body();
    } catch (error) {
      this.verdict('the tests end', error instanceof Error ? error.stack : `${error}`);
    }
  }

  /** Prints the sum; true where all is well. */
  summary() {
    console.log(`\ncompared: ${this.requests} requests, ${this.answers} answers of the client`);
    const empty = this.requests === 0 || this.answers === 0;
    if (empty) console.log('failed  nothing was compared');
    const failed = this.failed + (empty ? 1 : 0);
    console.log(`${this.passed} passed, ${failed} failed`);
    return failed === 0 && this.passed > 0;
  }
}
