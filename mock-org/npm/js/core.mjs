// @ts-check
// The core in WebAssembly, compiled at first use. `okta-mock-org:core` (the glue of wasm-bindgen) and
// `okta-mock-org:bytes` exist only when the package is built.
import { bytes } from 'okta-mock-org:bytes';
import { builtInConfig as builtIn, initSync, Org } from 'okta-mock-org:core';

let ready = false;

function prepare() {
  if (ready) return;
  initSync({ module: new WebAssembly.Module(bytes()) });
  ready = true;
}

/** @param {object} options as in src/options.rs */
export function makeCore(options) {
  prepare();
  try {
    return new Org(JSON.stringify(options));
  } catch (error) {
    throw new TypeError(`createOrg: ${error instanceof Error ? error.message : error}`);
  }
}

/** The built-in configuration, in TOML. @returns {string} */
export function builtInConfig() {
  prepare();
  return builtIn();
}
