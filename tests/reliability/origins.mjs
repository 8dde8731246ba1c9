// @ts-check
// Origins beside the org's.
import { serve } from '../package/project.mjs';

/** One that answers with a page and allows nothing, and one where nothing listens. */
export async function otherOrigins() {
  const gone = await serve(() => ({ body: {} }));
  await gone.close();
  const elsewhere = await serve(() => ({ headers: { 'content-type': 'text/html' }, body: '<h1>Elsewhere</h1>' }));
  return {
    other: `${elsewhere.origin}/elsewhere`,
    closed: gone.origin,
    requests: elsewhere.requests,
    close: elsewhere.close,
  };
}
