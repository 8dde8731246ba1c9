/** Draws what a user has received: messages, notifications and codes. */
import { h, uniqueId, webAddress } from '../dom.mjs';

/**
 * @typedef {import('./places.mjs').Received} Received
 *
 * @typedef {object} View what is to be drawn
 * @property {string} login
 * @property {Received} received
 * @property {'message' | 'app' | 'either' | undefined} source where the code of the step is to be found
 * @property {boolean} isToken whether the code in the message is a token that another sign-in starts with
 * @property {string | undefined} secret to scan
 * @property {import('./places.mjs').Places} places
 *
 * @typedef {object} Handlers
 * @property {(code: string) => void} useCode
 * @property {(token: string) => void} useToken
 * @property {(prompt: import('./places.mjs').Prompt, answer: string) => void} answer
 * @property {(challenge: string) => void} approve
 * @property {(secret: string) => void} scan
 */

const CHANNELS = { email: 'Email', sms: 'Text message', voice: 'Voice call' };

/** @param {View} view @param {Handlers} handlers @returns {HTMLElement[]} */
export function receivedNodes(view, handlers) {
  const { login, received, source, secret, places } = view;
  const { message, prompts, codes, challenges } = received;
  const awaitsMessage = !message && source !== 'app' && prompts.length === 0 && challenges.length === 0;
  return [
    message && messageNode(message, view, handlers),
    ...prompts.map((prompt) => promptNode(prompt, handlers)),
    ...challenges.map((challenge) => challengeNode(login, () => handlers.approve(challenge))),
    secret && scanNode(() => handlers.scan(secret)),
    ...codes.map((code) => appCodeNode(login, code, fits(source, 'app') && handlers.useCode)),
    !secret &&
      source === 'app' &&
      codes.length === 0 &&
      h('p', { class: 'hint' }, `The app on this device has no account of ${login}.`),
    awaitsMessage && places.inbox && h('p', { class: 'hint' }, `Nothing new for ${login}.`),
  ].filter(Boolean);
}

/** @param {View['source']} source @param {string} kind */
const fits = (source, kind) => source === kind || source === 'either';

/** @param {import('./places.mjs').Message} message @param {View} view @param {Handlers} handlers */
function messageNode({ channel, to, subject, code, link, sentAt }, { source, isToken }, handlers) {
  const href = link && webAddress(link);
  return h(
    'div',
    { class: 'item', 'data-received': 'message' },
    h('p', {}, h('strong', {}, subject)),
    h(
      'p',
      { class: 'hint' },
      `${CHANNELS[channel] ?? channel} to ${to}, `,
      h('time', { datetime: sentAt }, ageOf(sentAt)),
    ),
    h(
      'div',
      { class: 'row' },
      code && h('code', { class: isToken ? undefined : 'received-code' }, code),
      code && isToken && useButton('Use it', 'token', () => handlers.useToken(code)),
      code && fits(source, 'message') && useButton('Use code', 'message', () => handlers.useCode(code)),
      href && h('a', { href, target: '_blank', rel: 'noopener' }, 'Open the link'),
    ),
  );
}

/** @param {string} label @param {string} key @param {() => void} onclick */
const useButton = (label, key, onclick) =>
  h('button', { type: 'button', class: 'small', 'data-key': `use ${key}`, onclick }, label);

/** How long ago something was sent. The clock of the org may be ahead. @param {string} sentAt */
export function ageOf(sentAt) {
  const minutes = Math.floor((Date.now() - Date.parse(sentAt)) / 60_000);
  if (!(minutes > 0)) return 'just now';
  if (minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
  return new Date(sentAt).toLocaleString();
}

/** @param {import('./places.mjs').Prompt} prompt @param {Handlers} handlers */
function promptNode(prompt, { answer }) {
  const question = h(
    'p',
    { id: uniqueId('prompt') },
    ...(prompt.kind === 'push'
      ? [
          'Is ',
          h('strong', {}, prompt.login),
          ` signing in to ${prompt.application ?? 'the application'}? Tap the number that the sign-in shows.`,
        ]
      : ['Set this device up for ', h('strong', {}, prompt.login), '?']),
  );
  const button = (label, value) =>
    h(
      'button',
      { type: 'button', class: 'small', 'data-key': `${prompt.href} ${value}`, onclick: () => answer(prompt, value) },
      label,
    );
  const numbers = Array.isArray(prompt.numbers) ? prompt.numbers.map(String) : [];
  return h(
    'div',
    { class: 'item', 'data-received': 'prompt' },
    question,
    h(
      'div',
      { class: 'row', role: 'group', 'aria-labelledby': question.id },
      ...(numbers.length > 0 ? numbers.map((number) => button(number, number)) : [button('Set up', 'yes')]),
      button('No, it is not me', 'no'),
    ),
  );
}

/** @param {string} login @param {() => void} onclick */
const challengeNode = (login, onclick) =>
  h(
    'div',
    { class: 'item', 'data-received': 'challenge' },
    h('p', {}, 'Okta Verify: is ', h('strong', {}, login), ' signing in on this device?'),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', class: 'small', 'data-key': 'approve', onclick }, 'Approve'),
    ),
  );

/** @param {() => void} onclick */
const scanNode = (onclick) =>
  h(
    'div',
    { class: 'item', 'data-received': 'scan' },
    h('p', {}, 'The step shows a QR code for an authenticator app.'),
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        { type: 'button', class: 'small', 'data-key': 'scan', onclick },
        'Scan it with the app on this device',
      ),
    ),
  );

/** @param {string} login @param {string} code @param {((code: string) => void) | false} use */
const appCodeNode = (login, code, use) =>
  h(
    'div',
    { class: 'item', 'data-received': 'code' },
    h('p', {}, h('strong', {}, 'Authenticator app'), h('span', { class: 'hint' }, ` ${login}`)),
    h(
      'div',
      { class: 'row' },
      h('code', { class: 'received-code' }, code),
      use && useButton('Use code', 'app', () => use(code)),
    ),
  );

/** Links to the full pages. @param {import('./places.mjs').Places} places */
export const linksNode = ({ inbox, device }) =>
  h(
    'p',
    { class: 'links' },
    ...[
      [inbox, 'Everything in the inbox'],
      [device, 'Everything on the device'],
    ].map(([href, label]) => href && h('a', { href, target: '_blank', rel: 'noopener' }, String(label))),
  );
