export * from './index.mjs';
export { default } from './index.mjs';

/**
 * Resolves once the core is fetched and compiled. Only `makeIdxState` needs it: all else waits by
 * itself. Rejects where the core cannot be had; call it again to try again.
 */
export function ready(): Promise<void>;
