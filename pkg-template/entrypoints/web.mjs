// @ts-check
// For sites that cache the core: it is a separate file, fetched at import and compiled while it streams.
import { stillLoading } from '../load-core.mjs';
import { makeIdx } from '../loader.mjs';
import { Client, ERROR_CODES, instantiate, isIdxState } from '../wasm-core.mjs';

/** @type {ReturnType<typeof instantiate> | undefined} */
let core;
/** @type {Promise<NonNullable<typeof core>> | undefined} */
let loading;

async function load() {
  const url = new URL('./core.wasm', import.meta.url);
  try {
    const answer = fetch(url);
    const streamed = WebAssembly.compileStreaming(answer).catch(async () => {
      // The server may send a type other than application/wasm.
      const again = await fetch(url);
      if (!again.ok) throw new Error(`okta-idx-wasm: ${url.pathname} answers ${again.status}`);
      return WebAssembly.compile(await again.arrayBuffer());
    });
    return instantiate(await streamed);
  } catch (refused) {
    try {
      return (await import('./js-core.mjs')).core;
    } catch (error) {
      throw Object.assign(/** @type {Error} */ (error), { cause: refused });
    }
  }
}

/** Resolves once everything is loaded, including `makeIdxState`. Rejects if that fails; call it again to retry. */
export async function ready() {
  loading = loading || load();
  try {
    core = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

ready().catch(() => {}); // the first call reports the error

const { idx, createClient } = makeIdx(
  Client,
  () => {
    if (!core) throw stillLoading('okta-idx-wasm/web is still loading: await ready() first');
    return core;
  },
  async () => {
    await ready();
    return /** @type {NonNullable<typeof core>} */ (core);
  },
);

export { createClient, ERROR_CODES, idx as default, isIdxState };
