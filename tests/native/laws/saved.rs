//! The text of a saved state, which anybody may have written.

use crate::protocol::flow::{resumed, saved};

/// What is resumed is what was saved, and nothing else is resumed.
pub fn of_bytes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match resumed(&text) {
        Ok(json) => assert_eq!(saved(json), text),
        Err(error) => assert!(error.as_str().starts_with("resume: ")),
    }
    assert_eq!(resumed(&saved(&text)), Ok(&*text));
}
