// @ts-check
// Measures the core's memory. Runs in Node.js from 18 on and in pages, and imports nothing.

const PAGE = 65_536;

/**
 * Watches the memories of all cores that are loaded from now on. That of the JavaScript core is an `ArrayBuffer`, which is
 * replaced by a longer one.
 * @returns {() => number} how many bytes they have allocated so far
 */
export function watchMemory() {
  const memories = /** @type {WebAssembly.Memory[]} */ ([]);
  let buffers = 0;
  globalThis.ArrayBuffer = new Proxy(ArrayBuffer, {
    construct(target, given, newTarget) {
      if (given[0] >= PAGE && given[0] % PAGE === 0) buffers += given[0];
      return Reflect.construct(target, given, newTarget);
    },
  });
  const keep = (/** @type {WebAssembly.Instance} */ instance) => {
    memories.push(...Object.values(instance.exports).filter((it) => it instanceof WebAssembly.Memory));
    return instance;
  };
  const { Instance, instantiateStreaming } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, given) => keep(Reflect.construct(target, given)) });
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming.apply(WebAssembly, given);
    keep(made.instance);
    return made;
  };
  return () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, buffers);
}

/**
 * Loads the package once more in Node.js, with a memory of its initial size.
 * @param {NodeRequire} require
 * @param {string} entry
 */
export function loadAgain(require, entry) {
  for (const file of Object.keys(require.cache)) if (file.includes('okta-idx-wasm')) delete require.cache[file];
  return require(entry).default;
}
