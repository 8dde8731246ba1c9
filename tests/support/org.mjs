// @ts-check
// Runs the mock org in a separate process, so that tests do not share its users' state.
import { mockOrg } from './built.mjs';
import { service } from './process.mjs';

/**
 * @typedef {object} Mail a message that a real org would send
 * @property {'email' | 'sms' | 'voice'} channel
 * @property {string} to
 * @property {string} [code]
 * @property {string} [link]
 */

/** @typedef {Awaited<ReturnType<typeof startOrg>>} Org */

/**
 * Starts the mock org on a free port.
 * @param {string[]} [args] see `mock-org --help`
 * @param {{ host?: string }} [options] the default is not `localhost`, because that has two addresses and some runtimes
 *   try only the first one
 */
export async function startOrg(args = [], { host = '127.0.0.1' } = {}) {
  const { match, log, stop } = await service(mockOrg(), ['--host', host, ...args], { ready: /^\{"org":.*\}$/ });
  /** @type {{ org: string, page: string | null }} */
  const { org: origin, page } = JSON.parse(match[0]);

  /** The messages to a user, newest first. @param {string} to an address or a login @returns {Promise<Mail[]>} */
  const mails = async (to) => (await fetch(`${origin}/__inbox.json?to=${encodeURIComponent(to)}`)).json();

  /** The newest message to a user. @param {string} to */
  async function mail(to) {
    const [newest] = await mails(to);
    if (!newest) throw new Error(`nothing was sent to ${to}`);
    return newest;
  }

  return {
    origin,
    /** Origin of the pages that `--serve` names. */
    page: page ?? '',
    /** The last lines of the log. */
    log,
    stop,
    mails,
    mail,
    /** The code in the newest message. @param {string} to @returns {Promise<string>} */
    async code(to) {
      const { code } = await mail(to);
      if (!code) throw new Error(`the newest message to ${to} has no code`);
      return code;
    },
    /** The pending notifications on a user's device. @param {string} login */
    async prompts(login) {
      const { prompts } = await (await fetch(`${origin}/__device.json`)).json();
      return prompts.filter((/** @type {{ login: string }} */ prompt) => prompt.login === login);
    },
  };
}
