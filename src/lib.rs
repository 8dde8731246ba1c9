//! Client of the Okta Identity Engine's IDX API, compiled to WebAssembly.
