// A typed ES module: what a project under `strict` writes.
import { outcomeOf } from './flow.mjs';

import idx, {
  type Idx,
  type IdxAction,
  type IdxField,
  type IdxMessage,
  type IdxState,
  type StartConfig,
  type ToPersist,
} from 'okta-idx-wasm';

declare const process: { env: Record<string, string | undefined> };
declare const console: { log(text: string): void };

const config: StartConfig = {
  issuer: 'http://localhost/oauth2/default',
  clientId: 'client',
  redirectUri: 'http://localhost/',
  version: '1.0.0',
  codeChallenge: 'challenge',
  codeChallengeMethod: 'S256',
  scopes: ['openid'] as const,
};

export async function whole(client: Idx): Promise<string | undefined> {
  const handle: string = await client.interact({ baseUrl: 'http://localhost/oauth2', ...config });
  const raw = await client.introspect({ domain: 'http://localhost', version: '1.0.0', interactionHandle: handle });
  let state: IdxState = client.makeIdxState(raw, { baseUrl: 'http://localhost/oauth2' });
  const { proceed, neededToProceed, actions, context, toPersist } = state;
  const fields: IdxField[] = neededToProceed.flatMap(({ value = [] }) => value);
  const messages: IdxMessage[] = context.messages?.value ?? [];
  const cancel: IdxAction | undefined = actions.cancel;
  const kept: ToPersist = toPersist;
  // A response may always hold more than the types name.
  const more: unknown = state.rawIdxState.anything;
  client.client.interceptors.request.use((request) => {
    request.headers['X-Of'] = [messages.length, fields.length, String(kept.interactionHandle), typeof more].join();
    request.signal = null;
  });
  if (cancel) state = await cancel();
  state = await proceed('identify', { identifier: 'ada', credentials: { passcode: 'secret' } });
  return state.hasInteractionCode() ? state.interactionCode : undefined;
}

const latest: '1.0.0' = idx.LATEST_SUPPORTED_IDX_API_VERSION;
outcomeOf(idx, String(process.env.ORG)).then((outcome) =>
  console.log(`OUTCOME ${JSON.stringify({ ...outcome, latest })}`),
);
