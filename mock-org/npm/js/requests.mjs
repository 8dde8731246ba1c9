// @ts-check
// What the org was asked, and what it answered.

/** How many are kept. */
const MOST = 1000;

/** The pages for people, which ask for themselves again every second. */
const PAGES = /\/__(inbox|device)$/;

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes @param {string} type */
function read(bytes, type) {
  const text = decoder.decode(bytes);
  if (/\bjson\b/.test(type)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return text === '' ? undefined : text;
}

/** One request or response: bodies are read when somebody looks. */
class Message {
  #bytes;
  /** @type {{ read: any } | undefined} */
  #body;

  /** @param {[string, string][]} headers @param {Uint8Array} bytes */
  constructor(headers, bytes) {
    this.headers = Object.fromEntries(headers);
    this.#bytes = bytes;
  }

  /** JSON and forms as objects, anything else as text; undefined where there is none. */
  get body() {
    this.#body ??= { read: read(this.#bytes, this.headers['content-type'] ?? '') };
    return this.#body.read;
  }
}

class RecordedResponse extends Message {
  /** @param {import('./response.mjs').Answer} answer */
  constructor({ status, headers, body }) {
    super(headers, body);
    this.status = status;
  }
}

class RecordedRequest extends Message {
  /**
   * @param {import('./request.mjs').Asked} asked
   * @param {import('./response.mjs').Answer} answer
   */
  constructor({ method, url, headers, body }, answer) {
    super(headers, body);
    this.method = method;
    this.url = url.href;
    this.path = url.pathname;
    this.response = new RecordedResponse(answer);
  }
}

/** The newest last. @extends {Array<RecordedRequest>} */
export class Requests extends Array {
  /** The last request whose path is `name`, or ends with it. @param {string} [name] */
  last(name = '') {
    for (let i = this.length - 1; i >= 0; i--) {
      const { path } = this[i];
      if (name === '' || path === name || path.endsWith(`/${name}`) || (name.startsWith('/') && path.endsWith(name))) {
        return this[i];
      }
    }
    return undefined;
  }

  /** @param {import('./request.mjs').Asked} asked @param {import('./response.mjs').Answer} answer */
  record(asked, answer) {
    if (asked.method === 'GET' && PAGES.test(asked.url.pathname)) return;
    if (this.length >= MOST) this.shift();
    this.push(new RecordedRequest(asked, answer));
  }

  // What is filtered or mapped is a plain array.
  static get [Symbol.species]() {
    return Array;
  }
}
