//! A saved state: a text that can be kept, and resumed without another request.

use super::error_code::{FlowError, FlowErrorCode};

/// The first line of the text. A change of what follows changes the number.
const HEADER: &str = "okta-idx-wasm state 1\n";

/// The beginning of the first line, whatever the version.
const NAME: &str = "okta-idx-wasm state ";

/// Why a text is not resumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedError {
    /// It is no saved state.
    Other,
    /// It is of another version.
    Version,
}

impl SavedError {
    /// The error message. It shows nothing of the text, which holds handles.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Other => "resume: the text is no saved state",
            Self::Version => {
                "resume: the text is a state that another version saved: start the flow again"
            }
        }
    }
}

impl From<SavedError> for FlowError {
    fn from(error: SavedError) -> Self {
        Self {
            code: FlowErrorCode::Saved,
            message: error.as_str(),
        }
    }
}

/// The text of a state, whose response and `toPersist` are in `json`.
pub fn saved(json: &str) -> String {
    [HEADER, json].concat()
}

/// The JSON in the text of a state.
///
/// # Errors
///
/// A [`SavedError`] for any other text.
pub fn resumed(text: &str) -> Result<&str, SavedError> {
    if let Some(json) = text.strip_prefix(HEADER) {
        return Ok(json);
    }
    let version = text
        .strip_prefix(NAME)
        .and_then(|rest| rest.split('\n').next());
    let is_version = version.is_some_and(|version| {
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    });
    Err(if is_version {
        SavedError::Version
    } else {
        SavedError::Other
    })
}
