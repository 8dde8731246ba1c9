//! The URL with which a user comes back: from an identity provider, or by a magic link. Anybody can write one.

use super::error::FlowError;
use super::form::field_of_credentials;
use super::output::{Members, Output};
use super::value::Value;

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

impl From<Callback> for Output<'_> {
    fn from(callback: Callback) -> Self {
        let mut members = Members::default();
        let kind = match callback {
            Callback::Code { interaction_code } => {
                members.add("interactionCode", Self::Made(interaction_code));
                "code"
            }
            Callback::InteractionRequired => "interaction-required",
            Callback::Otp { otp } => {
                members.add("otp", Self::Made(otp));
                "otp"
            }
            Callback::Error { error, description } => {
                members.add("error", Self::Made(error));
                if let Some(description) = description {
                    members.add("description", Self::Made(description));
                }
                "error"
            }
            Callback::None => "none",
        };
        members.add("kind", kind.into());
        Self::Object(members)
    }
}

/// Reads a callback. Both URLs are absolute and normalised, as the URL standard writes them. `state` is the one that the flow
/// began with; `None` if it is not known, as in another browser.
///
/// The redirect URI is checked first, then the state, and only then is anything of the URL believed. An error comes before a code,
/// and a code before a passcode.
///
/// # Errors
///
/// A [`FlowError`]; a URL without any of the parameters is no callback, whatever its state.
pub fn callback(url: &str, redirect_uri: &str, state: Option<&str>) -> Result<Callback, FlowError> {
    let (base, query) = split(url);
    let (own_base, own_query) = split(redirect_uri);
    // The redirect URI may have a query of its own, whose parameters come back.
    let mut own = pairs(own_query).filter(|pair| !pair.is_empty());
    if base != own_base || !own.all(|pair| pairs(query).any(|other| other == pair)) {
        return Err(FlowError::RedirectUri);
    }
    let returned = parameter(query, "state")?;
    let code = parameter(query, "interaction_code")?;
    let error = parameter(query, "error")?;
    let description = parameter(query, "error_description")?;
    let otp = parameter(query, "otp")?;
    if code.is_none() && error.is_none() && otp.is_none() {
        return Ok(Callback::None);
    }
    let text = |value| decode(value).unwrap_or_default();
    if state.is_some() && returned.map(text).as_deref() != state {
        return Err(FlowError::State);
    }
    Ok(match (error.map(text), code, otp) {
        (Some(error), _, _) if error == "interaction_required" => Callback::InteractionRequired,
        (Some(error), _, _) => Callback::Error {
            error,
            description: description.map(text),
        },
        (None, Some(code), _) => Callback::Code {
            interaction_code: text(code),
        },
        (None, None, Some(otp)) => Callback::Otp { otp: text(otp) },
        (None, None, None) => Callback::None,
    })
}

/// The value of a parameter as it is encoded, if it can be decoded.
fn parameter<'a>(query: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, FlowError> {
    let mut found = None;
    for pair in pairs(query) {
        let (its_name, value) = cut(pair, b'=');
        if its_name == name.as_bytes() {
            if found.is_some() {
                return Err(FlowError::Repeated);
            }
            decode(value).ok_or(FlowError::Encoding)?;
            found = Some(value);
        }
    }
    Ok(found)
}

/// A URL's part before the query, and the query. The fragment is left out.
fn split(url: &str) -> (&[u8], &[u8]) {
    cut(cut(url.as_bytes(), b'#').0, b'?')
}

/// What is before the first of these bytes, and what is after it.
fn cut(text: &[u8], end: u8) -> (&[u8], &[u8]) {
    let mut after = text.iter();
    let mut length = 0_usize;
    while let Some(byte) = after.next()
        && *byte != end
    {
        length = length.saturating_add(1);
    }
    (text.get(..length).unwrap_or_default(), after.as_slice())
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
pub fn asks_for_passcode(state: Value<'_>) -> Option<&str> {
    for remediation in state.get("neededToProceed").list() {
        let name = remediation.get("name").text().unwrap_or_default();
        if matches!(name, "challenge-authenticator" | "enroll-authenticator")
            && field_of_credentials(remediation, "passcode").is_some()
        {
            return Some(name);
        }
    }
    None
}
