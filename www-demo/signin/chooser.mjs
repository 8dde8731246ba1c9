/** The dialog that lists all scenarios, by groups and with a search. */
import { h, textOf, uniqueId } from '../dom.mjs';

/** @typedef {import('./scenarios.mjs').Scenario} Scenario */

export const doneMark = () => h('span', { class: 'done' }, ' ✓ Done');

/**
 * @param {HTMLDialogElement} dialog
 * @param {object} options
 * @param {Scenario[]} options.scenarios
 * @param {string | undefined} options.chosen id
 * @param {Set<string>} options.done ids
 * @param {(scenario: Scenario) => void} options.choose
 * @param {() => void} options.clearDone
 */
export function openChooser(dialog, { scenarios, chosen, done, choose, clearDone }) {
  const title = h('h2', { id: uniqueId('title') }, 'Flows to try');
  const take = (scenario) => {
    // The focus returns to the button that opened the dialog, before the picker is drawn again.
    dialog.close();
    choose(scenario);
  };
  const rows = scenarios.map((scenario) => rowOf(scenario, scenario.id === chosen, done.has(scenario.id), take));
  const groups = groupsOf(rows);
  const count = h('p', { role: 'status', class: 'hint' });
  const search = h('input', {
    id: uniqueId('search'),
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => filter(),
  });
  const clear =
    done.size > 0 &&
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick: () => {
          clearDone();
          for (const mark of dialog.querySelectorAll('.done')) mark.remove();
          clear.remove();
          search.focus();
          filter();
        },
      },
      'Clear the marks',
    );
  const list = h('div', { class: 'flows' }, ...groups.map(({ node }) => node));
  const shown = () => rows.filter(({ node }) => !node.hidden);

  function filter() {
    const sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { node, text } of rows) node.hidden = !sought.every((word) => text.includes(word));
    for (const { node, members } of groups) node.hidden = members.every((row) => row.node.hidden);
    const marks = dialog.querySelectorAll('.done').length;
    const all = `${shown().length} of ${rows.length} flows`;
    count.textContent = sought.length > 0 || marks === 0 ? all : `${marks} of ${rows.length} flows done`;
    if (shown().length === 0)
      count.textContent = 'No flow has all these words. Try another one, such as “push” or “email”.';
    // Enter takes the first one.
    list.scrollTop = 0;
    for (const { button } of rows) button.classList.toggle('first', sought.length > 0 && button === shown()[0]?.button);
  }

  dialog.onkeydown = (event) => move(event, search, shown());
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.replaceChildren(
    title,
    h(
      'form',
      {
        class: 'field',
        role: 'search',
        onsubmit: (event) => {
          event.preventDefault();
          const [first] = shown();
          if (first) take(first.scenario);
        },
      },
      h('label', { for: search.id }, 'Search the flows'),
      search,
    ),
    count,
    list,
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close'),
      clear,
    ),
  );
  filter();
  dialog.showModal();
  search.focus();
  rows.find(({ scenario }) => scenario.id === chosen)?.button.scrollIntoView({ block: 'center' });
}

/** @typedef {ReturnType<typeof rowOf>} Row */

/** @param {Scenario} scenario @param {boolean} isChosen @param {boolean} isDone @param {(scenario: Scenario) => void} take */
function rowOf(scenario, isChosen, isDone, take) {
  const { id, title, shows, group } = scenario;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'flow',
      'data-scenario': id,
      'aria-current': isChosen ? 'true' : undefined,
      onclick: () => take(scenario),
    },
    h('span', { class: 'flow-title' }, title, isDone && doneMark()),
    h('span', { class: 'hint' }, shows),
  );
  return {
    scenario,
    button,
    node: h('li', {}, button),
    text: [title, shows, id, group].join(' ').toLowerCase(),
  };
}

/** The rows by their groups, in the order of the list. Without a group, they come under no heading. @param {Row[]} rows */
function groupsOf(rows) {
  const names = [...new Set(rows.map(({ scenario }) => textOf(scenario.group)))];
  return names.map((name) => {
    const members = rows.filter(({ scenario }) => textOf(scenario.group) === name);
    const heading = name && h('h3', { id: uniqueId('group') }, name);
    const list = h('ul', { 'aria-labelledby': heading && heading.id }, ...members.map(({ node }) => node));
    return { members, node: h('div', { class: 'flow-group' }, heading, list) };
  });
}

/**
 * Moves the focus by the arrow keys. A letter that is typed in the list goes to the search.
 * @param {KeyboardEvent} event @param {HTMLInputElement} search @param {Row[]} shown
 */
function move(event, search, shown) {
  const stops = [search, ...shown.map(({ button }) => button)];
  const at = stops.indexOf(/** @type {any} */ (document.activeElement));
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    stops[to]?.focus();
  } else if (
    at > 0 &&
    event.key.length === 1 &&
    event.key !== ' ' &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  ) {
    search.focus();
  }
}
