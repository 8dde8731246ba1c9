// @ts-check
// Removes secrets from what is printed.

/** Fields of a response, or of what is persisted, that name a flow or a person. */
const SECRET_FIELDS = /^(stateHandle|interactionHandle|stateToken|interaction_code|identifier|passcode)$/;

export class Secrets {
  /** @param {(string | undefined)[]} known */
  constructor(known) {
    this.known = new Set(known.filter((text) => text !== undefined && text !== ''));
  }

  /**
   * Learns the secrets of a state.
   * @param {any} state
   */
  learn(state) {
    if (state?.interactionCode) this.known.add(state.interactionCode);
    this.#walk([state?.rawIdxState, state?.toPersist]);
  }

  /** @param {unknown[]} roots */
  #walk(roots) {
    const seen = new Set();
    const pending = [...roots];
    while (pending.length) {
      const value = /** @type {any} */ (pending.pop());
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      for (const [key, member] of Object.entries(value)) {
        if (typeof member === 'string' && SECRET_FIELDS.test(key)) this.known.add(member);
        else pending.push(member);
      }
      if (SECRET_FIELDS.test(String(value.name)) && typeof value.value === 'string') this.known.add(value.value);
    }
  }

  /**
   * A text without them.
   * @param {string} text
   */
  out(text) {
    // The longest first: one may be part of another.
    const known = [...this.known].sort(
      (one, other) => /** @type {string} */ (other).length - /** @type {string} */ (one).length,
    );
    return known.reduce(
      (/** @type {string} */ left, secret) => left.replaceAll(/** @type {string} */ (secret), '[secret]'),
      text,
    );
  }
}
