/** A mock org of a walk's own, in a process of its own: what one walk does to a user, no other sees. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../www-demo', import.meta.url));

/**
 * @typedef {object} Mail what an org would have sent
 * @property {'email' | 'sms' | 'voice'} channel
 * @property {string} to
 * @property {string} [code]
 * @property {string} [link]
 */

export class Org {
  /** @param {import('node:child_process').ChildProcess} service @param {{ org: string, page: string }} told @param {string[]} log */
  constructor(service, told, log) {
    this.service = service;
    this.url = told.org;
    this.page = told.page;
    this.log = log;
  }

  /**
   * @param {{ program: string, packageFolder: string }} built
   * @param {string[]} [args] more of the mock org's own
   */
  static async start({ program, packageFolder }, args = []) {
    const service = spawn(program, ['--serve', PAGE, '--serve', `/okta-idx-wasm=${packageFolder}`, ...args]);
    const log = [];
    createInterface(service.stderr).on('line', (line) => log.push(line));
    const [line] = await new Promise((resolve, reject) => {
      createInterface(service.stdout).once('line', (...told) => resolve(told));
      service.once('error', reject);
      service.once('exit', (code) => reject(new Error(`the mock org ended with ${code}: ${log.join('\n')}`)));
    });
    return new Org(service, JSON.parse(line), log);
  }

  stop() {
    this.service.kill();
  }

  /** What came to somebody, the newest first. @param {string} to an address or a login @returns {Promise<Mail[]>} */
  async mails(to) {
    return (await fetch(`${this.url}/__inbox.json?to=${encodeURIComponent(to)}`)).json();
  }

  /** The newest. @param {string} to */
  async mail(to) {
    const [newest] = await this.mails(to);
    if (!newest) throw new Error(`nothing was sent to ${to}`);
    return newest;
  }

  /** The newest code. @param {string} to @returns {Promise<string>} */
  async code(to) {
    const { code } = await this.mail(to);
    if (!code) throw new Error(`the newest message to ${to} has no code`);
    return code;
  }

  /** The notifications that wait on somebody's device. @param {string} login */
  async prompts(login) {
    const { prompts } = await (await fetch(`${this.url}/__device.json`)).json();
    return prompts.filter((prompt) => prompt.login === login);
  }
}
