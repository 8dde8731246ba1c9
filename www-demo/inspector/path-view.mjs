/** Draws the path: a line of stops, with a branch for each option that a step offered. */
import { h } from '../dom.mjs';

const SAID = { start: '', step: '', code: '', success: 'Success: ', end: 'End: ' };

/** @param {import('./path.mjs').Stop[]} stops @returns {HTMLElement} */
export function pathNode(stops) {
  if (stops.length === 0) {
    return h(
      'p',
      { class: 'hint' },
      'Each step of the sign-in is drawn here, with the options that it offered, the one that was taken, and any errors.',
    );
  }
  return h(
    'div',
    {},
    h('ol', { class: 'path' }, ...stops.map((stop, index) => stopNode(stop, index === stops.length - 1))),
    legend(),
  );
}

/** What the marks of the path mean. */
const legend = () =>
  h(
    'ul',
    { class: 'path-legend', 'aria-label': 'Legend' },
    h('li', {}, h('span', { class: 'path-way', 'data-taken': true }, 'Taken')),
    h('li', {}, h('span', { class: 'path-way' }, 'Offered')),
    h('li', {}, h('span', { class: 'path-way', 'data-back': '1' }, 'Taken, and back at the same step')),
    h('li', {}, h('span', { class: 'path-error' }, 'Refused')),
  );

/** @param {import('./path.mjs').Stop} stop @param {boolean} isLast */
function stopNode({ kind, title, name, about, errors, ways, polls, resumed }, isLast) {
  const marks = [polls && `asked again ${times(polls)}`, resumed && `reloaded ${times(resumed)}`].filter(Boolean);
  return h(
    'li',
    { 'data-kind': kind, 'data-step': name, 'aria-current': isLast ? 'step' : undefined },
    h(
      'div',
      { class: 'stop' },
      h('p', { class: 'stop-title' }, SAID[kind] && h('span', { class: 'sr-only' }, SAID[kind]), title),
      (about || name) &&
        h('p', { class: 'hint' }, [about, marks.join(', ')].filter(Boolean).join(' · '), name && h('code', {}, name)),
    ),
    ...grouped(errors).map(([text, count]) =>
      h(
        'p',
        { class: 'path-error' },
        h('span', { class: 'sr-only' }, 'Error: '),
        text,
        count > 1 && h('span', { class: 'count' }, ` ×${count}`),
      ),
    ),
    ways.length > 0 &&
      h(
        'ul',
        { class: 'path-ways', 'aria-label': 'Options' },
        ...ways.map((way) =>
          h(
            'li',
            {
              class: 'path-way',
              'data-taken': way.taken,
              'data-back': way.back || undefined,
              'data-way': way.name,
              'data-authenticator': way.id !== undefined,
            },
            way.label,
            way.taken && h('span', { class: 'sr-only' }, ' (taken)'),
            Boolean(way.back) && h('span', { class: 'count' }, ` ↻ ${times(way.back)}`),
          ),
        ),
      ),
  );
}

const times = (count) => (count === 1 ? 'once' : `${count} times`);

/** Each error once, with its count. @param {string[]} errors @returns {[string, number][]} */
function grouped(errors) {
  const counts = new Map();
  errors.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts];
}
