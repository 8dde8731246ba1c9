/** The scenarios that the organisation lists: loads them, shows them in the picker, and keeps them up to date. */
import { pickerNodes } from './picker.mjs';
import { loadScenarios, resetOrg, scenarioOf } from './scenarios.mjs';

/**
 * @param {HTMLElement} place of the picker
 * @param {() => import('./settings.mjs').Settings} settings
 * @param {import('./picker.mjs').Handlers} handlers
 */
export function catalogueIn(place, settings, handlers) {
  /** @type {import('./scenarios.mjs').Catalogue | undefined} */
  let catalogue;
  /** Counts the requests. A list that arrives after a newer request is ignored. */
  let requests = 0;

  const chosen = () => scenarioOf(catalogue, settings());

  function show() {
    place.hidden = !catalogue;
    if (!catalogue) return;
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
    place.replaceChildren(...pickerNodes(catalogue, chosen(), handlers));
    // What had the focus may be gone, such as a button for a user.
    if (focused !== undefined) (document.getElementById(focused) ?? document.getElementById('scenario'))?.focus();
  }

  /** Without an answer, the list stays as it is. */
  async function load() {
    requests += 1;
    const own = requests;
    const found = await loadScenarios(settings().issuer);
    if (own !== requests || !found || JSON.stringify(found) === JSON.stringify(catalogue)) return;
    catalogue = found;
    show();
  }

  return {
    /** The scenario that the settings choose. */
    chosen,
    show,
    load,
    /** Loads the list again, if there is one, because a step can change what it says of users. */
    refresh: () => catalogue && load(),
    /** Puts the organisation back into its first state. @param {string} address */
    async reset(address) {
      await resetOrg(address);
      await load();
    },
    /** Forgets the list, as another organisation was chosen. */
    forget() {
      requests += 1;
      catalogue = undefined;
    },
  };
}
