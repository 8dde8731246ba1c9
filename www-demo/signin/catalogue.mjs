/** The scenarios that the organisation lists: loads them, shows them in the picker, and keeps them up to date. */
import { h } from '../dom.mjs';
import { openChooser } from './chooser.mjs';
import { clearDone, doneScenarios, markDone } from './done.mjs';
import { canFill, fillFields } from './fill.mjs';
import { introNode, silentNode } from './introduction.mjs';
import { pickerNodes } from './picker.mjs';
import { hasToken, loadScenarios, resetOrg, scenarioOf } from './scenarios.mjs';
import { nameInAddress } from './settings.mjs';

const byId = (id) => /** @type {any} */ (document.getElementById(id));

/**
 * @param {object} page
 * @param {HTMLElement} page.place of the picker
 * @param {HTMLElement} page.stage where the steps are
 * @param {() => import('./settings.mjs').Settings} page.settings
 * @param {object} handlers
 * @param {(scenario: import('./scenarios.mjs').Scenario) => void} handlers.found is called with the scenario that the
 *   settings choose, each time the list was loaded
 * @param {(scenario: import('./scenarios.mjs').Scenario) => void} handlers.choose
 * @param {() => Promise<void>} handlers.begin
 * @param {(address: string) => void} handlers.reset
 */
export function catalogueIn({ place, stage, settings }, { found, choose, begin, reset }) {
  /** @type {{ issuer: string, catalogue: import('./scenarios.mjs').Catalogue } | undefined} */
  let loaded;
  /** Says that the organisation does not answer. */
  const notice = h('div', { role: 'status' });
  /** Counts the requests. A list that arrives after a newer request is ignored. */
  let requests = 0;

  /** The list of the organisation in the settings. */
  const current = () => (loaded?.issuer === settings().issuer ? loaded.catalogue : undefined);
  const chosen = () => scenarioOf(current(), settings());

  const handlers = {
    reset,
    open: () =>
      openChooser(byId('chooser'), {
        scenarios: current()?.scenarios ?? [],
        chosen: chosen()?.id,
        done: doneScenarios(),
        choose,
        clearDone: () => {
          clearDone();
          show();
        },
      }),
    /** Begins the sign-in, if it has not begun. @param {import('./scenarios.mjs').User} user */
    fillIn: async (user) => {
      if (isBefore()) await begin();
      fillFields(stage, user);
    },
  };

  /** Whether no sign-in has begun. */
  const isBefore = () => stage.querySelector('#begin') !== null;

  /** Offers "Fill in" where it can do something. */
  function offerFill() {
    const button = byId('fill-in');
    const scenario = chosen();
    if (!button || !scenario?.user) return;
    // The first step asks who signs in, unless a token says it.
    button.disabled = !(isBefore() ? !hasToken(scenario) : canFill(stage, scenario.user));
  }
  new MutationObserver(offerFill).observe(stage, { childList: true });

  function show() {
    const catalogue = current();
    nameInAddress({ ...settings(), scenario: catalogue ? chosen()?.id : settings().scenario });
    place.hidden = !catalogue;
    if (!catalogue) return;
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const scenario = chosen();
    const isOpen = byId('unfold-flow')?.getAttribute('aria-expanded') === 'true';
    const isDone = scenario !== undefined && doneScenarios().has(scenario.id);
    place.replaceChildren(...pickerNodes(catalogue, scenario, isDone, handlers));
    if (isOpen) byId('unfold-flow').click();
    offerFill();
    // What had the focus may be gone, such as a button for a user.
    if (focused !== undefined) (byId(focused) ?? byId('scenario'))?.focus();
  }

  /** Without an answer, the list stays as it is. */
  async function load() {
    requests += 1;
    const own = requests;
    const { issuer } = settings();
    const answer = await loadScenarios(issuer);
    if (own !== requests) return;
    const isSilent = answer === 'silent' && !current();
    notice.replaceChildren(...(isSilent ? [silentNode(issuer, load)] : []));
    const isNew = answer && answer !== 'silent' && JSON.stringify(answer) !== JSON.stringify(current());
    if (isNew) loaded = { issuer, catalogue: answer };
    const scenario = chosen();
    if (scenario) found(scenario);
    if (isNew) show();
  }

  return {
    /** The scenario that the settings choose. */
    chosen,
    show,
    load,
    /** Where the user finds codes and notifications. */
    places: () => ({ inbox: current()?.inbox, device: current()?.device }),
    /** What the start screen says first. */
    introduction: () => [introNode(), notice],
    /** Loads the list again, if there is one, because a step can change what it says of users. */
    refresh: () => current() && load(),
    /**
     * Marks the scenario as done if the sign-in has ended as it should.
     * @param {'tokens' | 'told' | 'refused'} end `told`: without tokens, and without an error
     * @param {string | undefined} login of the user
     */
    ended(end, login) {
      const scenario = chosen();
      if (!scenario || (scenario.refused === true) !== (end === 'refused')) return;
      // Such as a new activation mail, whose token starts another sign-in.
      if (end === 'told' && hasToken(scenario)) return;
      const { user } = scenario;
      if (user && login && user.identifier.toLowerCase() !== login.toLowerCase()) return;
      markDone(scenario.id);
      show();
    },
    /** Puts the organisation back into its first state. @param {string} address */
    async reset(address) {
      await resetOrg(address);
      await load();
    },
  };
}
