import { poll, pollOf } from 'okta-idx-wasm/flow';

import { settle } from './forms.js';
import { forget, redeem, start } from './okta.js';

/** A sign-in: its state, and at the end its tokens. Made in a component, whose end also ends the poll. */
export class SignIn {
  state = $state.raw();
  tokens = $state.raw();
  busy = $state(false);
  failed = $state(false);

  constructor() {
    this.send(start);

    // While the user sends something, nothing polls.
    $effect(() => {
      const { busy, state } = this;
      if (busy || !state || !pollOf(state)) return;
      const stop = new AbortController();
      this.#run(() => poll(state, { signal: stop.signal }), stop.signal);
      return () => stop.abort();
    });
  }

  /** Runs a step that the user chose. */
  async send(step) {
    this.failed = false;
    this.busy = true;
    await this.#run(step);
    this.busy = false;
  }

  restart() {
    forget();
    this.tokens = undefined;
    return this.send(start);
  }

  async #run(step, signal) {
    try {
      const next = await settle(step());
      if (signal?.aborted) return;
      if (next.hasInteractionCode()) this.tokens = await redeem(next);
      this.state = next;
    } catch {
      if (!signal?.aborted) this.failed = true;
    }
  }
}
