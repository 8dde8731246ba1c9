// Each of these is an error: without it, the compiler says so.
import idx from 'okta-idx-wasm';
// @ts-expect-error there are no named functions
import { start } from 'okta-idx-wasm';
// @ts-expect-error there is no such entry
import nothing from 'okta-idx-wasm/nothing';

// @ts-expect-error the version is required
void idx.start({ issuer: 'http://localhost' });
// @ts-expect-error a misspelt parameter
void idx.start({ version: '1.0.0', clientID: 'client' });
// @ts-expect-error scopes are an array
void idx.start({ version: '1.0.0', scopes: 'openid' });
// @ts-expect-error the domain is required
void idx.introspect({ version: '1.0.0' });
// @ts-expect-error there is no such function
idx.proceed('identify');

const state = await idx.start({ version: '1.0.0', stateHandle: 'handle' });
// @ts-expect-error the name is a string
void state.proceed(1);
// @ts-expect-error there may be no code
const code: string = state.interactionCode;
// @ts-expect-error a field that the types do not name is unknown
state.context.surprise.length;
// @ts-expect-error it is read-only
state.rawIdxResponse = {};
// @ts-expect-error a promise, not a state
idx.start({ version: '1.0.0' }).hasInteractionCode();

export { code, nothing, start };
