import type { Idx } from 'okta-idx-wasm';

export function outcomeOf(idx: Idx, org: string): Promise<Record<string, unknown>>;
