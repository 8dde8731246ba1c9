//! Messages, with the keys of the IDX API.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::MessageKey;

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Class {
    /// Something went wrong.
    Error,
    /// Something to know.
    Info,
}

#[derive(Debug, Clone, Serialize)]
struct I18n {
    key: MessageKey,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    params: Vec<String>,
}

/// A message of a response or of one of its fields.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    message: String,
    i18n: I18n,
    class: Class,
}

impl Message {
    /// An error under a key of the API.
    pub fn error(key: MessageKey, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            i18n: I18n {
                key,
                params: Vec::new(),
            },
            class: Class::Error,
        }
    }

    /// A notice under a key of the API.
    pub fn info(key: MessageKey, message: impl Into<String>) -> Self {
        Self {
            class: Class::Info,
            ..Self::error(key, message)
        }
    }

    /// The parameters of the localised text.
    pub fn params(mut self, params: &[&str]) -> Self {
        self.i18n.params = params.iter().map(ToString::to_string).collect();
        self
    }

    /// The key, for logs.
    pub fn key(&self) -> MessageKey {
        self.i18n.key
    }

    /// A field that needs a value and has none.
    pub fn blank() -> Self {
        Self::error(MessageKey::FieldBlank, "This field cannot be left blank")
    }

    /// A value that is too long, too short or of the wrong form.
    pub fn pattern(label: &str) -> Self {
        Self::error(
            MessageKey::DoesNotMatchPattern,
            format!("Provided value for property '{label}' does not match required pattern"),
        )
        .params(&[label])
    }

    /// Something that should be an email address.
    pub fn invalid_address(label: &str) -> Self {
        Self::error(
            MessageKey::InvalidLoginEmail,
            format!("'{label}' must be in the form of an email address"),
        )
        .params(&[label])
    }

    /// The handle is unknown or out of time.
    pub fn session_expired() -> Self {
        Self::error(
            MessageKey::SessionExpired,
            "You have been logged out due to inactivity. Refresh or return to the sign in screen.",
        )
    }

    /// The answer does not fit the form, or the form is not on offer.
    pub fn bad_request() -> Self {
        Self::error(MessageKey::BadRequest, "Bad request.")
    }

    /// The body cannot be read.
    pub fn malformed(why: &str) -> Self {
        Self::error(
            MessageKey::BodyNotWellFormed,
            format!("The request body was not well-formed: {why}"),
        )
    }

    /// Wrong identifier, or wrong password in the identifier's own form.
    pub fn authentication_failed() -> Self {
        Self::error(MessageKey::AuthenticationFailed, "Authentication failed")
    }

    /// The account is locked.
    pub fn locked_out() -> Self {
        Self::error(
            MessageKey::AccountLocked,
            "Your account is locked. Please contact your administrator.",
        )
    }

    /// The user may not use the application.
    pub fn not_assigned() -> Self {
        Self::error(
            MessageKey::UserNotAssigned,
            "User is not assigned to this application.",
        )
    }
}

/// Writes messages as a response has them: `{"type": "array", "value": […]}`.
pub(super) fn array<S: Serializer>(messages: &[Message], serializer: S) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_struct("Messages", 2)?;
    out.serialize_field("type", "array")?;
    out.serialize_field("value", messages)?;
    out.end()
}
