//! The URL with which a user comes back: from an identity provider, or by a magic link. Anybody can write one.

use super::error_code::{FlowError, FlowErrorCode};
use super::form::fields;
use super::value::Value;
use super::written::object;

/// What a callback says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Callback {
    /// The flow has succeeded.
    Code {
        /// `interaction_code`.
        interaction_code: String,
    },
    /// The flow goes on: introspect with its interaction handle.
    InteractionRequired,
    /// A magic link.
    Otp {
        /// `otp`, its passcode.
        otp: String,
    },
    /// The server refused (RFC 6749, section 4.1.2.1).
    Error {
        /// `error`.
        error: String,
        /// `error_description`.
        description: Option<String>,
    },
    /// It is no callback.
    None,
}

impl From<Callback> for Value {
    fn from(callback: Callback) -> Self {
        match callback {
            Callback::Code { interaction_code } => object(&mut [
                ("kind", "code".into()),
                ("interactionCode", interaction_code.into()),
            ]),
            Callback::InteractionRequired => object(&mut [("kind", "interaction-required".into())]),
            Callback::Otp { otp } => object(&mut [("kind", "otp".into()), ("otp", otp.into())]),
            Callback::Error { error, description } => object(&mut [
                ("kind", "error".into()),
                ("error", error.into()),
                ("description", description.into()),
            ]),
            Callback::None => object(&mut [("kind", "none".into())]),
        }
    }
}

/// Why a callback is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallbackError {
    /// The URL is not the redirect URI.
    RedirectUri,
    /// Its `state` is not the one that the flow began with.
    State,
    /// A parameter occurs twice (RFC 6749, section 3.1).
    Repeated,
    /// A parameter is not percent-encoded UTF-8.
    Encoding,
}

impl CallbackError {
    /// The error message. It shows nothing of the URL, which may hold a code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RedirectUri => "callback: the URL is not the redirect URI",
            Self::State => "callback: the `state` of the URL is not that of the flow",
            Self::Repeated => "callback: the URL has a parameter twice",
            Self::Encoding => "callback: a parameter of the URL is not percent-encoded UTF-8",
        }
    }
}

impl From<CallbackError> for FlowError {
    fn from(error: CallbackError) -> Self {
        Self {
            code: FlowErrorCode::Callback,
            message: error.as_str(),
        }
    }
}

/// The parameters that mean something.
const NAMES: [&str; 5] = [
    "state",
    "interaction_code",
    "error",
    "error_description",
    "otp",
];

/// Reads a callback. Both URLs are absolute and normalised, as the URL standard writes them. `state` is the one that the flow
/// began with; `None` if it is not known, as in another browser.
///
/// The redirect URI is checked first, then the state, and only then is anything of the URL believed. An error comes before a code,
/// and a code before a passcode.
///
/// # Errors
///
/// A [`CallbackError`]; a URL without any of the parameters is no callback, whatever its state.
pub fn callback(
    url: &str,
    redirect_uri: &str,
    state: Option<&str>,
) -> Result<Callback, CallbackError> {
    let (base, query) = split(url);
    let (own_base, own_query) = split(redirect_uri);
    // The redirect URI may have a query of its own, whose parameters come back.
    let mut own = pairs(own_query).filter(|pair| !pair.is_empty());
    if base != own_base || !own.all(|pair| pairs(query).any(|other| other == pair)) {
        return Err(CallbackError::RedirectUri);
    }
    let mut found: [Option<String>; 5] = [const { None }; 5];
    for pair in pairs(query) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        let name = parts.next().unwrap_or_default();
        for (known, place) in NAMES.iter().zip(&mut found) {
            if known.as_bytes() == name {
                if place.is_some() {
                    return Err(CallbackError::Repeated);
                }
                let value = decode(parts.next().unwrap_or_default());
                *place = Some(value.ok_or(CallbackError::Encoding)?);
            }
        }
    }
    let [returned, code, error, description, otp] = found;
    if code.is_none() && error.is_none() && otp.is_none() {
        return Ok(Callback::None);
    }
    if state.is_some_and(|state| returned.as_deref() != Some(state)) {
        return Err(CallbackError::State);
    }
    Ok(match (error, code, otp) {
        (Some(error), _, _) if error == "interaction_required" => Callback::InteractionRequired,
        (Some(error), _, _) => Callback::Error { error, description },
        (None, Some(interaction_code), _) => Callback::Code { interaction_code },
        (None, None, Some(otp)) => Callback::Otp { otp },
        (None, None, None) => Callback::None,
    })
}

/// A URL's part before the query, and the query. The fragment is left out.
fn split(url: &str) -> (&[u8], &[u8]) {
    let bytes = url.as_bytes();
    let until = |bytes: &[u8], end: u8| {
        let found = bytes.iter().position(|byte| *byte == end);
        found.unwrap_or(bytes.len())
    };
    let (url, _) = bytes.split_at(until(bytes, b'#'));
    let (base, query) = url.split_at(until(url, b'?'));
    (base, query.strip_prefix(b"?").unwrap_or_default())
}

/// The parameters of a query.
fn pairs(query: &[u8]) -> impl Iterator<Item = &[u8]> {
    query.split(|byte| *byte == b'&')
}

/// Decodes a value of a form. `None` if it is not percent-encoded UTF-8.
fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(*rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                (high << 4 | low) as u8
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The remediation that takes the passcode of a magic link: the first `challenge-authenticator` or `enroll-authenticator` with
/// such a field.
pub fn asks_for_passcode(state: &Value) -> Option<&str> {
    for remediation in state.get("neededToProceed").list() {
        let name = remediation.get("name").text().unwrap_or_default();
        let mut fields = fields(remediation).into_iter();
        if matches!(name, "challenge-authenticator" | "enroll-authenticator")
            && fields.any(|field| field.path == "credentials.passcode")
        {
            return Some(name);
        }
    }
    None
}
