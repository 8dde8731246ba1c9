import { outcomeOf } from './flow.mjs';

import idx from 'okta-idx-wasm';

// At once: there is no other core to wait for.
idx.makeIdxState({ version: '1.0.0' });

outcomeOf(idx, globalThis.recording.org).then((outcome) => {
  const left = globalThis.recording.calls.length;
  if (left > 0 && !outcome.problem) outcome.problem = `${left} recorded requests were not sent`;
  globalThis.print(`OUTCOME ${JSON.stringify(outcome)}`);
});
