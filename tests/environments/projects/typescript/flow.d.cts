import type okta = require('okta-idx-wasm');

export function outcomeOf(idx: okta.Idx, org: string): Promise<Record<string, unknown>>;
