// Older than the `fetch` of Node.js, so it does not pass it on: its users give it one.
const NodeEnvironment = require('jest-environment-node');

module.exports = class extends NodeEnvironment {
  async setup() {
    await super.setup();
    this.global.fetch = fetch;
  }
};
