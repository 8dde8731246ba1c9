/**
 * The requests to a mock organisation's inbox and device. They are no part of the sign-in, so they are not recorded.
 */
import { itemsOf, textOf, webAddress } from '../dom.mjs';
import { unrecorded } from '../inspector/recorder.mjs';

/**
 * @typedef {object} Places
 * @property {string} [inbox] URL of the page with mails and messages
 * @property {string} [device] URL of the page with notifications and app codes
 *
 * @typedef {object} Message
 * @property {number} id counts from 1
 * @property {'email' | 'sms' | 'voice'} channel
 * @property {string} to
 * @property {string} subject
 * @property {string} [code]
 * @property {string} [link]
 * @property {string} sentAt
 *
 * @typedef {object} Prompt a notification
 * @property {string} login
 * @property {'push' | 'setup'} kind
 * @property {string} [application]
 * @property {string[]} numbers to choose from
 * @property {string} href to answer to
 *
 * @typedef {object} Received what there is for one user
 * @property {Message | undefined} message the newest one
 * @property {Prompt[]} prompts
 * @property {string[]} codes of authenticator apps
 * @property {string[]} challenges for Okta Verify on this device
 */

/** @param {string} url @returns {Promise<any>} */
async function json(url) {
  const response = await unrecorded(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  return response.json();
}

const objects = (list) => itemsOf({ value: list });

/** The messages to a user, or to all, the newest first. @param {string} inbox @param {string} [to] @returns {Promise<Message[]>} */
const messages = async (inbox, to) =>
  objects(await json(`${inbox}.json${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`));

/** The id of the newest message of all users. @param {Places} places @returns {Promise<number | undefined>} */
export async function newestId({ inbox }) {
  if (!inbox) return undefined;
  try {
    return (await messages(inbox))[0]?.id ?? 0;
  } catch {
    return undefined;
  }
}

/**
 * @param {Places} places
 * @param {string} login
 * @param {{ after?: number, withChallenges: boolean }} options `after`: the id of a message that is too old
 * @returns {Promise<Received>}
 */
export async function receivedBy({ inbox, device }, login, { after = 0, withChallenges }) {
  const isTheirs = (entry) => textOf(entry.login)?.toLowerCase() === login.toLowerCase();
  const [mails, phone, verify] = await Promise.all([
    inbox ? messages(inbox, login) : [],
    device ? json(`${device}.json`) : {},
    device && withChallenges ? json(`${device}/loopback`) : {},
  ]);
  return {
    message: mails.find(({ id }) => id > after),
    prompts: objects(phone.prompts)
      .filter(isTheirs)
      .map((prompt) => ({ ...prompt, href: webAddress(prompt.href) ?? '' })),
    codes: objects(phone.codes)
      .filter(isTheirs)
      .map(({ code }) => String(code)),
    challenges: objects(verify.challenges)
      .filter((challenge) => isTheirs(challenge) && challenge.state === 'waiting')
      .map(({ challengeRequest }) => String(challengeRequest)),
  };
}

/** @param {string} url @param {RequestInit} init */
async function post(url, init) {
  const response = await unrecorded(url, { method: 'POST', ...init });
  if (!response.ok) throw new Error(`The device answered with ${response.status}.`);
}

/** Answers a notification. @param {Prompt} prompt @param {string} answer a number, `yes` or `no` */
export const answerPrompt = ({ href }, answer) => post(href, { body: new URLSearchParams({ answer }) });

/** @param {object} body @returns {RequestInit} */
const asJson = (body) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Approves a challenge, as Okta Verify does. @param {Places} places @param {string} challengeRequest */
export const approveChallenge = ({ device }, challengeRequest) =>
  post(`${device}/loopback/answer`, asJson({ challengeRequest }));

/** Adds an account to the app, as scanning its QR code does. @param {Places} places @param {string} sharedSecret @param {string} login */
export const scanSecret = ({ device }, sharedSecret, login) => post(`${device}/apps`, asJson({ sharedSecret, login }));
