#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| okta_idx_wasm_fuzz::laws::saved::of_bytes(bytes));
