//! A saved state: a text that can be kept, and resumed without another request.

use super::error::FlowError;

/// The first line of the text. A change of what follows changes the number.
const HEADER: &str = "okta-idx-wasm state 1\n";

/// The beginning of the first line, whatever the version.
const NAME: &str = "okta-idx-wasm state ";

/// The text of a state, whose response and `toPersist` are in `json`.
pub fn saved(json: &str) -> String {
    String::from(HEADER) + json
}

/// The JSON in the text of a state.
///
/// # Errors
///
/// [`FlowError::NotSaved`] and [`FlowError::Version`], for any other text.
pub fn resumed(text: &str) -> Result<&str, FlowError> {
    if let Some(json) = text.strip_prefix(HEADER) {
        return Ok(json);
    }
    let Some(rest) = text.strip_prefix(NAME) else {
        return Err(FlowError::NotSaved);
    };
    let mut digits = 0_usize;
    for byte in rest.bytes() {
        match byte {
            b'\n' => break,
            b'0'..=b'9' => digits = digits.saturating_add(1),
            _ => return Err(FlowError::NotSaved),
        }
    }
    Err(if digits > 0 {
        FlowError::Version
    } else {
        FlowError::NotSaved
    })
}
