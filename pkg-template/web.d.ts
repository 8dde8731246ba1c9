// For TypeScript before 4.7, which supports neither `exports` nor `.d.mts` files.
export * from './index.js';
export { default } from './index.js';

/**
 * Resolves once the core is fetched and compiled. Only `makeIdxState` needs it; the other functions wait for
 * the core themselves. Rejects if the core cannot be loaded; call it again to retry.
 */
export function ready(): Promise<void>;
