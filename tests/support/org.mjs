// @ts-check
// The mock org, a process of its own: what one test does to a user, no other sees.
import { mockOrg } from './built.mjs';
import { service } from './process.mjs';

/**
 * @typedef {object} Mail what an org would have sent
 * @property {'email' | 'sms' | 'voice'} channel
 * @property {string} to
 * @property {string} [code]
 * @property {string} [link]
 */

/** @typedef {Awaited<ReturnType<typeof startOrg>>} Org */

/**
 * Starts it on a free port.
 * @param {string[]} [args] of its own: `mock-org --help`
 * @param {{ host?: string }} [options] `localhost` is two addresses, of which not every runtime tries the second one
 */
export async function startOrg(args = [], { host = '127.0.0.1' } = {}) {
  const { match, log, stop } = await service(mockOrg(), ['--host', host, ...args], { ready: /^\{"org":.*\}$/ });
  /** @type {{ org: string, page: string | null }} */
  const { org: origin, page } = JSON.parse(match[0]);

  /** What came to somebody, the newest first. @param {string} to an address or a login @returns {Promise<Mail[]>} */
  const mails = async (to) => (await fetch(`${origin}/__inbox.json?to=${encodeURIComponent(to)}`)).json();

  /** The newest. @param {string} to */
  async function mail(to) {
    const [newest] = await mails(to);
    if (!newest) throw new Error(`nothing was sent to ${to}`);
    return newest;
  }

  return {
    origin,
    /** Origin of the pages that `--serve` names. */
    page: page ?? '',
    /** The last lines of its log. */
    log,
    stop,
    mails,
    mail,
    /** The newest code. @param {string} to @returns {Promise<string>} */
    async code(to) {
      const { code } = await mail(to);
      if (!code) throw new Error(`the newest message to ${to} has no code`);
      return code;
    },
    /** The notifications that wait on somebody's device. @param {string} login */
    async prompts(login) {
      const { prompts } = await (await fetch(`${origin}/__device.json`)).json();
      return prompts.filter((/** @type {{ login: string }} */ prompt) => prompt.login === login);
    },
  };
}
