// For TypeScript before 4.7, which reads neither `exports` nor `.d.mts` files.
export * from './index.js';
export { default } from './index.js';

/**
 * Resolves once the core is fetched and compiled. Only `makeIdxState` needs it: all else waits by
 * itself. Rejects where the core cannot be had; call it again to try again.
 */
export function ready(): Promise<void>;
