// The other entries have the same types.
import idx, { type Idx, type IdxState } from 'okta-idx-wasm';
import js, { type StartConfig } from 'okta-idx-wasm/js';
import single, { type Idx as SingleIdx } from 'okta-idx-wasm/single';
import web from 'okta-idx-wasm/web';

export const same: Idx[] = [idx, js, single, web];
export const equal: SingleIdx[] = same;
export const begin = (config: StartConfig): Promise<IdxState> => js.start(config);
