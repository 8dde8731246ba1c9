// flow-js-core.mjs, bundled as CommonJS next to the files that load it.
export * from './flow-js-core.mjs';
