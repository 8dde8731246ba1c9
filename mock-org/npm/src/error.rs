//! Options that no org can be made of.

use std::fmt;

/// What is wrong, and where.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// At a path such as `users[0].phone`; an empty one names the whole.
    pub(crate) fn at(path: &str, why: &str) -> Self {
        let why = in_camel_case(why);
        Self(match path {
            "" | "." => why,
            path => format!("{}: {why}", camel_case(path)),
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// A name as JavaScript writes it.
fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut name, part| {
        let mut letters = part.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
        name
    })
}

/// The names that a message quotes, as JavaScript writes them. What a configuration calls `email` is the login; but `email`
/// is also a kind of authenticator.
fn in_camel_case(why: &str) -> String {
    let parts = why.split('`').enumerate();
    let parts: Vec<_> = parts
        .map(|(i, part)| {
            if i % 2 == 1 {
                camel_case(part)
            } else {
                part.into()
            }
        })
        .collect();
    let text = parts.join("`");
    if text.contains(" field `") {
        return text.replace("`email`", "`login`");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_place_and_fields_as_javascript_writes_them() {
        let error = Error::at(
            "users[0]",
            "unknown field `pass_word`, expected `totp_secret`",
        );
        let expected = "users[0]: unknown field `passWord`, expected `totpSecret`";
        assert_eq!(error.to_string(), expected);
        let error = Error::at("", "missing field `email`");
        assert_eq!(error.to_string(), "missing field `login`");
        let error = Error::at("", "unknown variant `mail`, expected `email`");
        assert!(error.to_string().ends_with("expected `email`"));
        assert_eq!(Error::at(".", "what is this").to_string(), "what is this");
    }
}
