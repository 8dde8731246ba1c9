// js-core.mjs, bundled as CommonJS beside those that load it.
export * from './js-core.mjs';
