/** The list of requests and their responses, the latest first. */
import { h, isObject } from '../dom.mjs';
import { scroll, secretsButton } from './state-view.mjs';
import { veiled } from './secrets.mjs';
import { Tree } from './tree.mjs';

/** The most requests that are kept, because a page may poll for hours. */
const KEPT = 200;

/**
 * @param {HTMLElement} place
 * @param {(count: number) => void} counted
 * @returns {{ show: (exchange: import('./recorder.mjs').Exchange) => void, begin: () => void }} `begin` puts the requests so
 *   far below a heading, as a flow begins
 */
export function requestList(place, counted) {
  /** @type {Map<number, HTMLDetailsElement>} */
  const rows = new Map();
  const list = h('div', { class: 'requests' });
  const older = h('div', { class: 'requests' });
  const earlier = h('details', { class: 'other', hidden: true }, h('summary', {}, 'Earlier flows'), older);
  const empty = h(
    'p',
    { class: 'hint' },
    'No requests yet. Requests of the package and of the page are shown here, the latest first.',
  );
  const clear = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      onclick: () => {
        rows.clear();
        [list, older].forEach((part) => part.replaceChildren());
        earlier.hidden = true;
        place.replaceChildren(empty);
        counted(0);
      },
    },
    'Clear',
  );
  place.replaceChildren(empty);
  let newest = 0;
  return {
    show: (exchange) => {
      const old = rows.get(exchange.id);
      // A response to a request that is no longer in the list.
      if (!old && exchange.id <= newest) return;
      newest = Math.max(newest, exchange.id);
      const row = rowOf(exchange, old?.open ?? false);
      if (old) old.replaceWith(row);
      else list.prepend(row);
      rows.set(exchange.id, row);
      for (const [id, oldest] of rows) {
        if (rows.size <= KEPT) break;
        oldest.remove();
        rows.delete(id);
      }
      if (!list.isConnected)
        place.replaceChildren(
          h('div', { class: 'part-head' }, h('p', { class: 'hint' }, 'Latest first'), clear),
          list,
          earlier,
        );
      counted(list.childElementCount);
    },
    begin: () => {
      older.prepend(...list.childNodes);
      earlier.hidden = older.childElementCount === 0;
      counted(0);
    },
  };
}

/** @param {import('./recorder.mjs').Exchange} exchange @param {boolean} open */
function rowOf(exchange, open) {
  const { method, url, status, duration, failure, by } = exchange;
  const { pathname, host } = new URL(url, location.href);
  const kind = failure ? 'failed' : status === undefined ? 'waiting' : status < 400 ? 'ok' : 'refused';
  const details = h(
    'details',
    { class: 'request', 'data-url': url.split('?')[0], 'data-status': status, 'data-kind': kind },
    h(
      'summary',
      {},
      h('span', { class: 'method' }, method),
      h('span', { class: 'where' }, veiled(pathname)),
      h('span', { class: 'status' }, failure ? 'failed' : status === undefined ? '…' : String(status)),
      h(
        'span',
        { class: 'time' },
        duration === undefined ? '' : `${duration < 10 ? duration.toFixed(1) : Math.round(duration)} ms`,
      ),
    ),
  );
  const fill = () => {
    if (details.open && details.children.length === 1)
      details.append(...inside(exchange, `${host}, sent by the ${by}`));
  };
  details.addEventListener('toggle', fill);
  details.open = open;
  if (open) fill();
  return details;
}

/** @param {import('./recorder.mjs').Exchange} exchange @param {string} about */
function inside({ url, headers, body, answerHeaders, answer, failure }, about) {
  const address = h('code', {}, veiled(url));
  const parts = [
    block('Request headers', headers),
    block('Request body', body),
    block('Response headers', answerHeaders),
    block('Response body', answer),
  ].filter((part) => part !== undefined);
  const secrets = secretsButton((bare) => {
    address.textContent = bare ? url : veiled(url);
    parts.forEach((part) => part.showSecrets(bare));
  });
  return [
    h('div', { class: 'part-head' }, h('p', { class: 'hint' }, about), secrets),
    h('p', { class: 'address' }, address),
    failure && h('p', { class: 'path-error' }, failure),
    ...parts.map((part) => part.node),
  ].filter(Boolean);
}

/** @param {string} title @param {unknown} value @returns {{ node: HTMLElement, showSecrets: (bare: boolean) => void } | undefined} */
function block(title, value) {
  if (value === undefined || value === '') return undefined;
  const heading = h('h3', {}, title);
  if (isObject(value)) {
    const tree = new Tree(value, title);
    return { node: h('section', {}, heading, scroll(tree.node, title)), showSecrets: (bare) => tree.showSecrets(bare) };
  }
  const text = h('pre', {}, veiled(String(value)));
  return {
    node: h('section', {}, heading, scroll(text, title)),
    showSecrets: (bare) => {
      text.textContent = bare ? String(value) : veiled(String(value));
    },
  };
}
