/** One session of a browser, by the few commands of the WebDriver standard that a person's visit takes. */

/** The name under which the standard puts an element into JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What one command may take; starting a browser on a busy machine takes the longest. */
const LIMIT = 60_000;

/** Sent by the driver: `code` is the standard's name of it, as `stale element reference`. */
export class DriverError extends Error {
  /** @param {{ error?: string, message?: string }} value */
  constructor(value) {
    super(`${value?.error ?? 'no answer of a driver'}: ${value?.message ?? ''}`.trim());
    this.code = value?.error;
  }
}

/**
 * @param {string} url
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {object} [body]
 */
export async function command(url, method, body) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    signal: AbortSignal.timeout(LIMIT),
  });
  const { value } = await response.json();
  if (!response.ok) throw new DriverError(value);
  return value;
}

export class Session {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /** Starts a browser. @param {string} driver its address @param {object} capabilities */
  static async start(driver, capabilities) {
    const { sessionId } = await command(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
    return new Session(`${driver}/session/${sessionId}`);
  }

  get = (path) => command(`${this.address}/${path}`, 'GET');
  post = (path, body) => command(`${this.address}/${path}`, 'POST', body);

  /** Ends the browser. */
  end = () => command(this.address, 'DELETE');

  /** The value of a function that runs in the page and uses nothing from outside itself. */
  run = (work, ...args) => this.post('execute/sync', { script: `return (${work}).apply(null, arguments);`, args });

  /** @param {Record<string, string>} element as a function that ran in the page returned it */
  click = (element) => this.post(`element/${element[ELEMENT]}/click`);
  clear = (element) => this.post(`element/${element[ELEMENT]}/clear`);
  type = (element, text) => this.post(`element/${element[ELEMENT]}/value`, { text });

  /** Presses keys one after the other, wherever the focus is. @param {string[]} keys */
  press = (keys) =>
    this.post('actions', {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: keys.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ],
    });
}
