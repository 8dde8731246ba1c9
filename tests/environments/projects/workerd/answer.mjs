import { outcomeOf } from './flow.mjs';

/** A worker that answers each request with the outcome of a sign-in to the org in its query. */
export function answer(idx) {
  // At once: there is no other core to wait for.
  idx.makeIdxState({ version: '1.0.0' });
  return {
    async fetch(request) {
      return Response.json(await outcomeOf(idx, new URL(request.url).searchParams.get('org')));
    },
  };
}
