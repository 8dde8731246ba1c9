// The other entries have the same types.
import idx, { type Idx, type IdxState } from 'okta-idx-wasm';
import js, { type StartConfig } from 'okta-idx-wasm/js';
import web from 'okta-idx-wasm/web';

export const same: Idx[] = [idx, js, web];
export const begin = (config: StartConfig): Promise<IdxState> => js.start(config);
