export * from './index.mjs';
export { default } from './index.mjs';

/**
 * Resolves once the core is fetched and compiled. Only `makeIdxState` needs it; the other functions wait for
 * the core themselves. Rejects if the core cannot be loaded; call it again to retry.
 */
export function ready(): Promise<void>;
