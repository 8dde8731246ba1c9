import { outcomeOf } from './flow.mjs';

/** A worker that answers each request with the outcome of a sign-in to the org in its query. */
export function answer(idx) {
  // A worker has no cookies to send along, and its `fetch` refuses to be told about them.
  idx.client.interceptors.request.use((request) => { delete request.credentials; });
  return {
    async fetch(request) {
      return Response.json(await outcomeOf(idx, new URL(request.url).searchParams.get('org')));
    },
  };
}
