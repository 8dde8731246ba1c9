//! Where an action may be sent: an `href` comes from a response, and what is sent to it are passwords.

/// How much of a scheme is told of.
const SHOWN: usize = 32;

/// The scheme of an `href` that is not `http:` or `https:`, as the URL standard finds one: leading
/// blanks and control characters are passed over, tabs and line ends anywhere. None where it is one
/// of these two, or the `href` is relative.
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

/// What the caller is told of an `href` of another scheme. Of the `href` nothing more is told: it may
/// be code.
pub fn wrong_scheme(name: &str, scheme: &str) -> String {
    [
        "[",
        name,
        "] was not sent: its href is of the scheme ",
        scheme,
        ":, and only http: and https: are sent to",
    ]
    .concat()
}

/// What the caller is told of a request to an origin that `allowedOrigins` does not have.
pub fn not_allowed(name: &str, origin: &str) -> String {
    [
        "[",
        name,
        "] was not sent: its origin ",
        origin,
        " is none of allowedOrigins",
    ]
    .concat()
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
        assert_eq!(
            wrong_scheme("identify", "data"),
            "[identify] was not sent: its href is of the scheme data:, and only http: and https: are sent to"
        );
        assert_eq!(
            not_allowed("identify", "https://other.example"),
            "[identify] was not sent: its origin https://other.example is none of allowedOrigins"
        );
    }
}
