// @ts-check
// The device of the people of the org: Okta Verify, and an app for codes.

export class Device {
  #ask;

  /** @param {(path: string, content?: any) => any} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  /**
   * What waits for an answer, the newest first.
   * @param {string} [login] whose; everybody's by default
   * @returns {import('../template/index.js').Notification[]}
   */
  pending(login) {
    const { prompts } = this.#ask('/__device.json');
    const { challenges } = this.#ask('/__device/loopback');
    const waiting = challenges.filter((/** @type {{ state: string }} */ it) => it.state === 'waiting').reverse();
    const all = [
      ...prompts.map((/** @type {any} */ { href, ...rest }) => ({ ...rest, href })),
      ...waiting.map((/** @type {any} */ { login, challengeRequest }) => ({
        login,
        kind: 'fastpass',
        challengeRequest,
      })),
    ];
    return all.filter((it) => login === undefined || it.login === login.toLowerCase());
  }

  /** Answers the newest with yes, or the one given. @param {string | import('../template/index.js').Notification} [which] */
  approve(which) {
    const found = this.#find(which, 'approve');
    if (found.kind === 'fastpass') {
      this.#ask('/__device/loopback/answer', { challengeRequest: found.challengeRequest });
    } else {
      this.#tap(found, 'approve');
    }
  }

  /** Answers the newest with no, or the one given. @param {string | import('../template/index.js').Notification} [which] */
  reject(which) {
    const found = this.#find(which, 'reject');
    if (found.kind === 'fastpass') {
      throw new Error('device.reject: Okta Verify on the same device cannot refuse: the page gives up by itself');
    }
    this.#tap(found, 'no');
  }

  /** The present code of somebody's authenticator app. @param {string} login @returns {string} */
  totp(login) {
    /** @type {{ login: string, code: string }[]} */
    const codes = this.#ask('/__device.json').codes;
    const found = codes.find((entry) => entry.login === login.toLowerCase());
    if (!found) throw new Error(`device.totp: ${login} has no authenticator app`);
    return found.code;
  }

  /**
   * Adds an account to the authenticator app: what scanning a QR code does. Returns its present code.
   * @param {string} secret `contextualData.sharedSecret` of the step that sets the app up, or an `otpauth:` address
   * @param {string} [login] whose account it is, for `totp`
   * @returns {string}
   */
  scan(secret, login) {
    if (typeof secret !== 'string')
      throw new TypeError('device.scan: expected a secret in base32, or an otpauth: address');
    const scanned = secret.startsWith('otpauth:') ? { uri: secret } : { sharedSecret: secret };
    return this.#ask('/__device/apps', { ...scanned, login }).code;
  }

  /** @param {string | import('../template/index.js').Notification | undefined} which @param {string} what */
  #find(which, what) {
    if (typeof which === 'object') return which;
    const [newest] = this.pending(which);
    if (!newest) throw new Error(`device.${what}: nothing waits for an answer${which ? ` of ${which}` : ''}`);
    return newest;
  }

  /** @param {import('../template/index.js').Notification} notification @param {string} answer */
  #tap({ href }, answer) {
    const path = /** @type {string} */ (href).slice(/** @type {string} */ (href).indexOf('/__device/'));
    this.#ask(path, new URLSearchParams({ answer }));
  }
}
