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

/** @typedef {ReturnType<typeof orgAt>} Org */

/**
 * Sends a request to the org. A body is sent as JSON.
 * @typedef {(url: string, body?: object) => Promise<{ status: number, text: string }>} Ask
 */

/** @type {Ask} */
async function ask(url, body) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, body && init);
  return { status: response.status, text: await response.text() };
}

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
  return orgAt({ origin, page: page ?? '', log, stop, ask });
}

/**
 * An org that runs.
 * @param {object} running
 * @param {string} running.origin with a path, if it is below one
 * @param {string} running.page of the pages that `--serve` names
 * @param {string[]} running.log its last lines
 * @param {() => Promise<void>} running.stop
 * @param {Ask} running.ask
 * @param {() => Promise<void>} [running.atStep] called at each step that a walk reaches
 */
export function orgAt({ origin, page, log, stop, ask, atStep = async () => {} }) {
  /** The address of a path of the org; an address stays as it is. @param {string} path */
  const url = (path) => (URL.canParse(path) ? path : `${origin}${path}`);

  /** @param {string} path @returns {Promise<any>} */
  const json = async (path) => JSON.parse((await ask(url(path))).text);

  /** The messages to a user, newest first. @param {string} to an address or a login @returns {Promise<Mail[]>} */
  const mails = (to) => json(`/__inbox.json?to=${encodeURIComponent(to)}`);

  /** The newest message to a user. @param {string} to */
  async function mail(to) {
    const [newest] = await mails(to);
    if (!newest) throw new Error(`nothing was sent to ${to}`);
    return newest;
  }

  return {
    origin,
    page,
    log,
    stop,
    atStep,
    url,
    json,
    /** Sends JSON, and resolves with the status. @param {string} path @param {object} body */
    post: async (path, body) => (await ask(url(path), body)).status,
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
      const { prompts } = await json('/__device.json');
      return prompts.filter((/** @type {{ login: string }} */ prompt) => prompt.login === login);
    },
  };
}
