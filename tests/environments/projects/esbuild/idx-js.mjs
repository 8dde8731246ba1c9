export { default } from 'okta-idx-wasm/js';
