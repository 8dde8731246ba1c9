// @ts-check
// Walks through the scenarios of an org as a person would, and records all that was asked and answered.
import { answersTo } from '../../mock-org/npm/js/answers.mjs';
import { formsOf } from '../../mock-org/npm/js/forms.mjs';
import { interactFields } from './installed.mjs';

/** Steps of one walk. */
const STEPS = 14;

/** What a host adds to responses of its own, or decides by the connection. */
const OF_THE_HOST = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'vary']);

/**
 * @typedef {object} Host
 * @property {string} origin
 * @property {(url: string, init?: RequestInit) => Promise<Response>} fetch
 */

/**
 * One walk of a scenario; `turn` decides which way it takes where there are several.
 * @param {Host} host
 * @param {any} scenario
 * @param {number} turn
 * @returns {Promise<object[]>} the log, with the host's address as ORG
 */
export async function walk(host, scenario, turn) {
  /** @type {object[]} */
  const log = [];
  // The challenges of Okta FastPass are signed texts in base64url, which name the org, too.
  const readable = (/** @type {string} */ text) =>
    text.replace(/\beyJ[\w-]+\.([\w-]+)\.[\w-]+/g, (_, claims) => Buffer.from(claims, 'base64url').toString());
  const anonymous = (/** @type {string} */ text) => readable(text).replaceAll(host.origin, 'ORG');

  /** @param {string} path @param {any} [content] */
  async function send(path, content) {
    const isForm = content instanceof URLSearchParams;
    const body = content === undefined ? undefined : isForm ? String(content) : JSON.stringify(content);
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json; okta-version=1.0.0';
    const headers = { 'content-type': type, origin: 'http://page.example' };
    const init = { method: body === undefined ? 'GET' : 'POST', headers, body };
    const response = await host.fetch(host.origin + path, { ...init, redirect: 'manual' });
    const text = await response.text();
    const kept = [...response.headers].filter(([name]) => !OF_THE_HOST.has(name));
    log.push({
      asked: [init.method, path, anonymous(body ?? '')],
      answered: [response.status, kept.map(([name, value]) => [name, anonymous(value)]), anonymous(text)],
    });
    return /^[[{]/.test(text) ? JSON.parse(text) : text;
  }

  /** What a person sees in the inbox and on the device. @param {string | undefined} login */
  async function knowledge(login) {
    const mails = await send(`/__inbox.json?to=${encodeURIComponent(login ?? 'new.person@example.com')}`);
    const { prompts, codes } = await send('/__device.json');
    /** @type {string[]} */
    const taps = [];
    const inbox = { code: () => mails.find((/** @type {any} */ it) => it.code).code };
    const device = {
      totp: () => codes.find((/** @type {any} */ it) => it.login === login).code,
      approve: () => taps.push(...prompts.map((/** @type {any} */ it) => it.href.slice(host.origin.length))),
    };
    return { knows: /** @type {any} */ ({ user: scenario.user ?? undefined, inbox, device }), taps };
  }

  const fields = interactFields({ clientId: scenario.clientId, redirectUri: 'http://localhost:8080/login/callback' });
  const start = Object.entries(scenario.start).map(([name, value]) => [
    name.replace(/[A-Z]/g, '_$&').toLowerCase(),
    value,
  ]);
  const form = new URLSearchParams({ ...fields, response_type: 'code', ...Object.fromEntries(start) });
  const begun = scenario.hosted
    ? { stateToken: (await send(`/oauth2/default/v1/authorize?${form}`)).stateToken }
    : { interactionHandle: (await send('/oauth2/default/v1/interact', form)).interaction_handle };
  let response = await send('/idp/idx/introspect', begun);
  const taken = new Set();
  for (let i = 0; i < STEPS && response.stateHandle; i++) {
    const { knows, taps } = await knowledge(scenario.user?.identifier);
    const ways = formsOf(response)
      .flatMap((it) => answersTo(it, response, knows).map((answer) => ({ name: it.name, ...answer })))
      .filter(
        ({ name, path }) =>
          !taken.has(`${name} ${path} ${response.remediation?.value.map((/** @type {any} */ it) => it.name)}`),
      );
    const way = ways[i < 3 ? turn % Math.max(ways.length, 1) : 0];
    if (!way) break;
    taken.add(`${way.name} ${way.path} ${response.remediation?.value.map((/** @type {any} */ it) => it.name)}`);
    const body = way.body();
    for (const tap of taps) await send(tap, new URLSearchParams({ answer: 'approve' }));
    response = await send(way.path, body);
  }
  return log;
}
