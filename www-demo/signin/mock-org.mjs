/** What the page shows of a mock organisation: the flows to try, and what it has sent to the user. */
import { receivedIn } from '../received/received.mjs';
import { successOf } from './actions.mjs';
import { catalogueIn } from './catalogue.mjs';
import { messagesOf } from '../form/messages.mjs';

const byId = (id) => /** @type {any} */ (document.getElementById(id));

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./settings.mjs').StartTokens} StartTokens */

/**
 * @param {HTMLElement} stage where the steps are
 * @param {object} app
 * @param {() => { settings: Settings, transaction?: import('./flow.mjs').Transaction }} app.now
 * @param {(settings: Settings) => void} app.complete adds what the list says to the settings
 * @param {(settings: Settings, tokens: StartTokens) => void} app.use
 * @param {() => Promise<void>} app.begin
 * @param {(address: string) => void} app.reset
 */
export function mockOrgIn(stage, { now, complete, use, begin, reset }) {
  const settings = () => now().settings;
  const withScenario = ({ id, clientId }) => ({ ...settings(), clientId, scenario: id });
  const catalogue = catalogueIn(
    { place: byId('picker'), stage, settings },
    {
      found: (scenario) => complete(withScenario(scenario)),
      choose: (scenario) => use(withScenario(scenario), {}),
      begin,
      reset,
    },
  );
  const received = receivedIn(byId('received'), {
    stage,
    places: catalogue.places,
    scenario: catalogue.chosen,
    after: () => now().transaction?.newestBefore,
    useToken: (activationToken) => {
      use(settings(), { activationToken });
      begin();
    },
  });

  return {
    ...catalogue,
    /** How the chosen scenario starts. @param {StartTokens} tokens that were given */
    async start(tokens) {
      const scenario = catalogue.chosen();
      const newestBefore = await received.newest();
      return { tokens: { ...scenario?.start, ...tokens }, hosted: scenario?.hosted, newestBefore };
    },
    /** The state that is shown, if there is one. @type {(state: any) => void} */
    step: received.step,
    /** The values of a form that was sent. @type {(params: Record<string, unknown>) => void} */
    sent: received.sent,
    /** Marks the scenario as done if this is its end. @param {any} [state] the last one, if there are no tokens */
    ended(state) {
      // The application gets the tokens after a redirect.
      if (state && successOf(state)) return;
      const isRefused = state && messagesOf(state).some((message) => message.class === 'ERROR');
      const withoutTokens = isRefused ? 'refused' : 'told';
      catalogue.ended(state ? withoutTokens : 'tokens', received.login());
    },
  };
}
