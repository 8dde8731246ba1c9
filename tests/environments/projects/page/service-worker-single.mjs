import { outcomeOf } from './flow.mjs';

import idx from '/okta-idx-wasm/single.mjs';

addEventListener('message', (event) => {
  event.waitUntil(outcomeOf(idx, event.data).then((outcome) => event.source.postMessage(outcome)));
});
