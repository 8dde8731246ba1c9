//! Where requests may be sent. Actions can carry passwords, and their `href` comes from a response.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_and_relative_hrefs_are_sent_to() {
        for href in [
            "https://org.example/idp/idx/identify",
            "HTTP://org.example",
            " \u{1}https://org.example",
            "ht\ttps://org.example",
            "/idp/idx/identify",
            "//org.example/idp",
            "idp:8080",
            "?a=b:c",
            "",
            ":",
            "1a:b",
        ] {
            let expected = (href == "idp:8080").then(|| "idp".to_owned());
            assert_eq!(other_scheme(href), expected, "{href:?}");
        }
    }

    #[test]
    fn every_other_scheme_is_found_as_urls_are_read() {
        for (href, scheme) in [
            ("javascript:alert(1)", "javascript"),
            (" \nJava\tScript\r\n:alert(1)", "javascript"),
            ("data:text/plain,x", "data"),
            ("file:///etc/passwd", "file"),
            ("blob:https://org.example/1", "blob"),
            ("com.example.app+1-x:/callback", "com.example.app+1-x"),
        ] {
            assert_eq!(other_scheme(href).as_deref(), Some(scheme));
        }
        let long = ["a".repeat(99), ":".into()].concat();
        assert_eq!(other_scheme(&long).unwrap_or_default().len(), SHOWN);
    }

    #[test]
    fn says_what_was_not_sent_and_why() {
        for (refusal, why) in [
            (Refusal::Href, "its href is not a string"),
            (
                Refusal::Scheme("data".into()),
                "its href has the scheme data:, only https: and http: are allowed",
            ),
            (
                Refusal::Invalid("https://org.example:99999/".into()),
                "its URL is not valid: https://org.example:99999/",
            ),
            (
                Refusal::User("https://org.example/".into()),
                "its URL has a user name or password, which fetch does not allow: https://org.example/",
            ),
            (
                Refusal::Origin("https://other.example".into()),
                "its origin https://other.example is not one of allowedOrigins",
            ),
        ] {
            let expected = ["[identify] was not sent: ", why].concat();
            assert_eq!(refusal.message("identify"), expected);
        }
    }
}
