// @ts-check
// Stands for the global `WebAssembly` in the glue of the core in JavaScript, which is a function that makes instances.
import { asmFunc } from 'okta-idx-wasm:js-script';

class Module {}

class Instance {
  /**
   * @param {Module} _module there is only one
   * @param {object} imports
   */
  constructor(_module, imports) {
    // The glue calls it in each new instance; a core without anything to start has none.
    this.exports = { __wbindgen_start() {}, ...asmFunc(imports) };
  }
}

export const WebAssembly = { Module, Instance };
