// Module names that exist only while the package is bundled: see xtask/src/build/bundle.rs.
declare module 'okta-idx-wasm:*';
