import { poll, pollOf } from 'okta-idx-wasm/flow';
import { useCallback, useEffect, useState } from 'react';

import { settle } from './forms.js';
import { forget, redeem, start } from './okta.js';

/** A sign-in: its state, and at the end its tokens. `send` runs a step that the user chose. */
export function useSignIn() {
  const [state, setState] = useState();
  const [tokens, setTokens] = useState();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const run = useCallback(async (step, signal) => {
    try {
      const next = await settle(step());
      if (signal?.aborted) return;
      if (next.hasInteractionCode()) setTokens(await redeem(next));
      setState(next);
    } catch {
      if (!signal?.aborted) setFailed(true);
    }
  }, []);

  const send = async (step) => {
    setFailed(false);
    setBusy(true);
    await run(step);
    setBusy(false);
  };

  const restart = () => {
    forget();
    setTokens(undefined);
    return send(start);
  };

  useEffect(() => {
    const stop = new AbortController();
    run(() => start({ signal: stop.signal }), stop.signal);
    return () => stop.abort();
  }, [run]);

  // While the user sends something, nothing polls.
  useEffect(() => {
    if (busy || !state || !pollOf(state)) return;
    const stop = new AbortController();
    run(() => poll(state, { signal: stop.signal }), stop.signal);
    return () => stop.abort();
  }, [busy, state, run]);

  return { state, tokens, busy, failed, send, restart };
}
