import { poll, pollOf } from 'okta-idx-wasm/flow';
import { onMounted, ref, shallowRef, watchEffect } from 'vue';

import { settle } from './forms.js';
import { forget, redeem, start } from './okta.js';

/** A sign-in: its state, and at the end its tokens. `send` runs a step that the user chose. */
export function useSignIn() {
  const state = shallowRef(); // Vue must not wrap a state in a proxy
  const tokens = shallowRef();
  const busy = ref(false);
  const failed = ref(false);

  async function run(step, signal) {
    try {
      const next = await settle(step());
      if (signal?.aborted) return;
      if (next.hasInteractionCode()) tokens.value = await redeem(next);
      state.value = next;
    } catch {
      if (!signal?.aborted) failed.value = true;
    }
  }

  async function send(step) {
    failed.value = false;
    busy.value = true;
    await run(step);
    busy.value = false;
  }

  function restart() {
    forget();
    tokens.value = undefined;
    return send(start);
  }

  onMounted(() => send(start));

  // While the user sends something, nothing polls.
  watchEffect((onCleanup) => {
    if (busy.value || !state.value || !pollOf(state.value)) return;
    const stop = new AbortController();
    onCleanup(() => stop.abort());
    run(() => poll(state.value, { signal: stop.signal }), stop.signal);
  });

  return { state, tokens, busy, failed, send, restart };
}
