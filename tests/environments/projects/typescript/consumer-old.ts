// A file for compilers that read no `exports`. It is compiled to CommonJS.
declare const process: { env: Record<string, string | undefined> };
declare const console: { log(text: string): void };
declare function require(name: string): any;

// Before the package, as in the other consumers.
const { outcomeOf } = require('./flow.cjs');

import idx, { Idx, IdxState, StartConfig } from 'okta-idx-wasm';
import js from 'okta-idx-wasm/js';
import single from 'okta-idx-wasm/single';
import web, { ready } from 'okta-idx-wasm/web';

export const begin = (config: StartConfig): Promise<IdxState> => idx.start(config);
export const loaded: () => Promise<void> = ready;
export const same: Idx[] = [idx, js, single, web];

// @ts-expect-error the version is required
export const noVersion: StartConfig = { issuer: 'http://localhost' };
// @ts-expect-error a promise, not a state
export const now = (): IdxState => idx.start({ version: '1.0.0' });

idx.client.interceptors.request.clear();
outcomeOf(idx, String(process.env.ORG)).then((outcome: Record<string, unknown>) =>
  console.log(`OUTCOME ${JSON.stringify(outcome)}`),
);
