// jsdom has no `fetch`: its users give it one, here that of Node.js.
const { TestEnvironment } = require('jest-environment-jsdom');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.fetch = fetch;
  }
};
