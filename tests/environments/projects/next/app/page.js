import { outcomeOf } from '../flow.mjs';

import idx from 'okta-idx-wasm';
import { Client } from './client.js';

export const dynamic = 'force-dynamic';

/** Signs in on the server while it renders, and once more in the browser. */
export default async function Page() {
  const outcome = await outcomeOf(idx, process.env.ORG);
  return (
    <main>
      <pre id="server">{JSON.stringify(outcome)}</pre>
      <Client />
    </main>
  );
}
