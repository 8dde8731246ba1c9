//! Saved states.

use proptest::prelude::*;

use crate::protocol::flow::{FlowError, resumed, saved};

#[test]
fn what_is_saved_is_resumed() {
    for json in ["{}", r#"{"response":{"a":"ü\n😀"}}"#, ""] {
        assert_eq!(resumed(&saved(json)), Ok(json));
    }
}

#[test]
fn a_text_of_another_version_is_told_apart_from_a_text_that_is_none() {
    for text in [
        "okta-idx-wasm state 2\n{}",
        "okta-idx-wasm state 10\n",
        "okta-idx-wasm state 7",
    ] {
        assert_eq!(resumed(text), Err(FlowError::Version), "{text:?}");
    }
    for text in [
        "",
        "{}",
        "okta-idx-wasm state \n{}",
        "okta-idx-wasm state 1a\n{}",
        " okta-idx-wasm state 1\n",
        "okta-idx-wasm state",
    ] {
        assert_eq!(resumed(text), Err(FlowError::NotSaved), "{text:?}");
    }
    // Without the end of its first line.
    assert_eq!(resumed("okta-idx-wasm state 1"), Err(FlowError::Version));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_text_is_resumed_only_as_it_was_saved(text in "(okta-idx-wasm state [0-9]{0,2}\n?)?\\PC*") {
        if let Ok(json) = resumed(&text) {
            prop_assert_eq!(saved(json), text);
        }
    }
}
