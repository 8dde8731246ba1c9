// @ts-check
// Replaces the global `WebAssembly` in the glue of the JavaScript core, where a function makes the instances.
import { asmFunc } from 'okta-idx-wasm:js-script';

class Module {}

class Instance {
  /**
   * @param {Module} _module there is only one
   * @param {object} imports
   */
  constructor(_module, imports) {
    // The glue calls `__wbindgen_start` of each new instance; a core without a start function does not export it.
    this.exports = { __wbindgen_start() {}, ...asmFunc(imports) };
  }
}

export const WebAssembly = { Module, Instance };
