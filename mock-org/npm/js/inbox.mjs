// @ts-check
// What was mailed and texted.

export class Inbox {
  #ask;

  /** @param {(path: string) => any} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  /** The newest first. @param {string} [login] a login, an address or a number @returns {import('../template/index.js').Message[]} */
  messages(login) {
    return this.#ask(`/__inbox.json${login === undefined ? '' : `?to=${encodeURIComponent(login)}`}`);
  }

  /** The code in the newest message that has one. @param {string} login @returns {string} */
  code(login) {
    return this.#newest(login, 'code');
  }

  /** The link in the newest message that has one. @param {string} login @returns {string} */
  link(login) {
    return this.#newest(login, 'link');
  }

  /** @param {string} login @param {'code' | 'link'} what */
  #newest(login, what) {
    const messages = this.messages(login);
    const found = messages.find((message) => message[what])?.[what];
    if (found) return found;
    const why = messages.length > 0 ? `no message to ${login} has a ${what}` : `nothing was sent to ${login}`;
    throw new Error(`inbox.${what}: ${why}`);
  }
}
