// @ts-check
// On a server, flows of many users run in one process, each in an asynchronous context of its own.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { test } from 'node:test';

import { requireInstalled } from '../support/installed.mjs';
import { configOf } from './observe.mjs';

const FLOWS = 50;
const { fetch } = globalThis;
const current = /** @type {AsyncLocalStorage<string>} */ (new AsyncLocalStorage());

/** Replaces `fetch`: it answers with the flow of the request, and notes requests sent in the context of another. */
function answerAndNote(/** @type {string[]} */ wrong) {
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {any} */ { body }) => {
      const isInteract = url.endsWith('/interact');
      const flow = isInteract
        ? new URLSearchParams(body).get('state')
        : (JSON.parse(body).interactionHandle ?? JSON.parse(body).stateHandle);
      if (current.getStore() !== flow)
        wrong.push(`${new URL(url).pathname} of ${flow} in the context of ${current.getStore()}`);
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      const identify = {
        name: 'identify',
        href: `${new URL(url).origin}/idp/idx/identify`,
        value: [{ name: 'stateHandle', value: flow, mutable: false }],
      };
      return new Response(
        JSON.stringify(
          isInteract ? { interaction_handle: flow } : { stateHandle: flow, remediation: { value: [identify] } },
        ),
      );
    }
  );
}

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireInstalled(entry).default;

  test(`${entry}: each request is sent in the context of its own flow`, async () => {
    const wrong = /** @type {string[]} */ ([]);
    answerAndNote(wrong);
    try {
      await Promise.all(
        Array.from({ length: FLOWS }, (_, at) =>
          current.run(`flow-${at}`, async () => {
            const state = await idx.start({ ...configOf('https://org.test'), state: `flow-${at}` });
            await state.proceed('identify', {});
          }),
        ),
      );
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual(wrong.slice(0, 3), []);
  });
}
