// jsdom has no `fetch`: its users give it one, here that of Node.js.
const JsdomEnvironment = require('jest-environment-jsdom');

module.exports = class extends JsdomEnvironment {
  async setup() {
    await super.setup();
    this.global.fetch = fetch;
  }
};
