//! Where requests may be sent. Actions can carry passwords, and their `href` comes from a response.

use crate::protocol::ErrorCode;

/// How many characters of a scheme a message shows at most.
const SHOWN: usize = 32;

/// Why a request was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The action's `href` is not a string.
    Href,
    /// The `href` has another scheme than `https:` and `http:`: this one, without its colon.
    Scheme(String),
    /// `fetch` would reject the URL as invalid. This is its [shown](crate::protocol::shown_url()) form.
    Invalid(String),
    /// The URL has a user name or password, with which `fetch` rejects it. This is its shown form.
    User(String),
    /// This origin is not one of `allowedOrigins`.
    Origin(String),
}

impl Refusal {
    /// The code of the error.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Href | Self::Invalid(_) | Self::User(_) => ErrorCode::Url,
            Self::Scheme(_) => ErrorCode::Scheme,
            Self::Origin(_) => ErrorCode::Origin,
        }
    }

    /// The error message. `name` is the name of the action, or `interact` or `introspect`.
    pub fn message(&self, name: &str) -> String {
        let (before, shown, after) = match self {
            Self::Href => ("its href is not a string", "", ""),
            Self::Scheme(scheme) => (
                "its href has the scheme ",
                scheme.as_str(),
                ":, only https: and http: are allowed",
            ),
            Self::Invalid(url) => ("its URL is not valid: ", url.as_str(), ""),
            Self::User(url) => (
                "its URL has a user name or password, which fetch does not allow: ",
                url.as_str(),
                "",
            ),
            Self::Origin(origin) => (
                "its origin ",
                origin.as_str(),
                " is not one of allowedOrigins",
            ),
        };
        ["[", name, "] was not sent: ", before, shown, after].concat()
    }
}

/// The scheme of an `href`, in lower case and cut at 32 characters, if it is neither `http:` nor `https:`. `None` for these two
/// and for a relative `href`.
///
/// The scheme is found as the URL standard finds it: spaces and control characters at the start are ignored, tabs and line ends
/// everywhere.
pub fn other_scheme(href: &str) -> Option<String> {
    let mut scheme = String::new();
    for byte in href.bytes() {
        match byte {
            b'\t' | b'\n' | b'\r' => {}
            0..=b' ' if scheme.is_empty() => {}
            b':' if matches!(scheme.as_str(), "" | "http" | "https") => return None,
            b':' => return Some(scheme),
            b'a'..=b'z' | b'A'..=b'Z' => push(&mut scheme, byte.to_ascii_lowercase()),
            b'0'..=b'9' | b'+' | b'-' | b'.' if !scheme.is_empty() => push(&mut scheme, byte),
            _ => return None,
        }
    }
    None
}

fn push(scheme: &mut String, byte: u8) {
    if scheme.len() < SHOWN {
        scheme.push(byte.into());
    }
}
