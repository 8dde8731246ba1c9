// @ts-check
// Answers that a test prepared, each for one request.

/** @param {any} given @param {Request} request @returns {Promise<import('./response.mjs').Answer>} */
async function answerOf(given, request) {
  const answer = typeof given === 'function' ? await given(request) : given;
  if (answer instanceof Response) {
    return { status: answer.status, headers: [...answer.headers], body: new Uint8Array(await answer.arrayBuffer()) };
  }
  const { status = 200, headers = {}, body } = answer ?? {};
  const all = new Headers(headers);
  const isText = typeof body === 'string' || body === undefined;
  if (!isText && !all.has('content-type')) all.set('content-type', 'application/json');
  const text = isText ? (body ?? '') : JSON.stringify(body);
  return { status, headers: [...all], body: new TextEncoder().encode(text) };
}

export class Prepared {
  /** @type {{ path: string, answer: any }[]} */
  #all = [];

  /** @param {string} path a path, or the end of one @param {any} answer */
  add(path, answer) {
    if (typeof path !== 'string' || path === '')
      throw new TypeError('once: expected a path, such as /idp/idx/identify');
    this.#all.push({ path, answer });
  }

  clear() {
    this.#all = [];
  }

  /**
   * Takes the first that is for this request; undefined where none is.
   * @param {import('./request.mjs').Asked} asked
   */
  async take({ url, method, headers, body }) {
    const at = this.#all.findIndex(({ path }) => url.pathname.endsWith(path));
    const [found] = at < 0 ? [] : this.#all.splice(at, 1);
    if (!found) return undefined;
    const content = method === 'GET' || method === 'HEAD' ? undefined : /** @type {BodyInit} */ (body);
    return answerOf(found.answer, new Request(url, { method, headers, body: content }));
  }
}
