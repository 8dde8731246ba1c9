/** The tabs pattern of the ARIA Authoring Practices: one tab stop, and arrow keys move between tabs. */

/**
 * @param {HTMLElement} list with `role=tablist`; the `aria-controls` of each tab is the id of its panel
 * @param {(panel: HTMLElement) => void} [shown]
 */
export function tabs(list, shown = () => {}) {
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
  const panelOf = (tab) => /** @type {HTMLElement} */ (document.getElementById(tab.getAttribute('aria-controls')));

  const select = (chosen) => {
    for (const tab of all) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
    shown(panelOf(chosen));
  };

  list.addEventListener('click', ({ target }) => {
    const tab = /** @type {Element} */ (target).closest('[role=tab]');
    if (tab) select(tab);
  });
  list.addEventListener('keydown', (event) => {
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = all[(to + all.length) % all.length];
    tab.focus();
    select(tab);
  });
  select(all[0]);
}
