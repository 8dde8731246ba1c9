// Names that only exist while the package is bundled: see xtask/src/build/bundle.rs.
declare module 'okta-idx-wasm:*';
