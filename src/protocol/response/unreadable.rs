//! Answers that are not JSON, or break off.

use crate::protocol::shown_url;

/// How many characters of a body that is not JSON a message shows at most.
const SHOWN: usize = 120;

/// Runs of at least this many characters are treated as possible tokens.
const TOKEN: usize = 16;

/// An answer that could not be read.
#[derive(Clone, Copy)]
pub struct Unreadable<'a> {
    /// The HTTP status; 0 if unknown.
    pub status: u16,
    /// The URL that answered; empty if unknown.
    pub url: &'a str,
    /// The `content-type` header, if any.
    pub content_type: Option<&'a str>,
    /// The body, if it could be read as text.
    pub text: Option<&'a str>,
    /// Whether the body is complete, but not JSON. If not, it broke off.
    pub is_syntax: bool,
}

impl Unreadable<'_> {
    /// The error message: the status, the [shown](crate::protocol::shown_url()) URL, the content type, and how the body starts.
    ///
    /// A body that begins like JSON is a truncated IDX response, which may hold handles: the message gives its length in bytes
    /// only. Of other bodies it gives at most 120 characters, up to what may be JSON or the value of a form, with `…` in place of
    /// possible tokens.
    pub fn message(&self) -> String {
        let mut message = String::new();
        let mut say = |part: &str| message.push_str(part);
        say(if self.is_syntax {
            "the answer is not JSON: status "
        } else {
            "the answer breaks off: status "
        });
        say(&decimal(self.status.into()));
        if !self.url.is_empty() {
            say(" from ");
            say(&shown_url(self.url));
        }
        if let Some(content_type) = self.content_type {
            say(", content type ");
            say(content_type);
        }
        match self.text.map(str::trim_ascii) {
            None => {}
            Some("") => say(", an empty body"),
            Some(torn) if is_torn(torn) => {
                say(", a JSON text that breaks off after ");
                say(&decimal(torn.len()));
                say(" bytes");
            }
            Some(text) => {
                say(", starting with: ");
                say(&shown(text).0);
            }
        }
        message
    }

    /// Whether the message leaves out no part of the start of the body. Only then may the parser's own error, which quotes it, be
    /// shown, too.
    pub fn is_shown_whole(&self) -> bool {
        self.text
            .map(str::trim_ascii)
            .is_none_or(|text| !is_torn(text) && shown(text).1)
    }
}

/// Whether a body begins like JSON.
fn is_torn(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'{' | b'[' | b'"'))
}

/// The first characters of a body, up to what may be JSON or the value of a form (a page may quote the request), with `…` in
/// place of possible tokens; and whether nothing was left out but what follows the first 120 characters.
fn shown(text: &str) -> (String, bool) {
    let mut left = SHOWN;
    let mut is_cut = false;
    let after = text.bytes().skip(1).chain([b' ']);
    let end = text.bytes().zip(after).position(|(byte, next)| {
        let is_start = byte & 0xC0 != 0x80;
        let is_over = is_start && left == 0;
        left = left.saturating_sub(is_start.into());
        // `name=value` as in a form, not `name="value"` as in HTML.
        let is_form = byte == b'=' && !matches!(next, b'"' | b'\'');
        is_cut = !is_over && (is_form || matches!(byte, b'{' | b'['));
        is_over || is_cut
    });
    let head = end.and_then(|end| text.get(..end)).unwrap_or(text);

    let mut shown = String::new();
    let (mut from, mut run) = (0, 0);
    for (at, byte) in head.bytes().chain([b' ']).enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'%') {
            continue;
        }
        if at.saturating_sub(run) >= TOKEN {
            shown.push_str(head.get(from..run).unwrap_or_default());
            shown.push('…');
            from = at;
        }
        run = at.saturating_add(1);
    }
    shown.push_str(head.get(from..).unwrap_or_default());
    if is_cut {
        shown.push('…');
    }
    (shown, !is_cut && from == 0)
}

/// A number in decimal. `std`'s formatting would make the core larger.
fn decimal(mut number: usize) -> String {
    let mut unit = 1;
    while number / 10 >= unit {
        unit = unit.saturating_mul(10);
    }
    let mut digits = String::new();
    while unit > 0 {
        let digit = number.checked_div(unit).unwrap_or_default();
        digits.push(char::from(b'0'.saturating_add(digit as u8)));
        number = number.checked_rem(unit).unwrap_or_default();
        unit /= 10;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unreadable<'a>(url: &'a str, text: &'a str) -> Unreadable<'a> {
        Unreadable {
            status: 502,
            url,
            content_type: Some("text/html"),
            text: Some(text),
            is_syntax: true,
        }
    }

    #[test]
    fn says_what_came_and_from_where() {
        let html = "\n<html><body>Bad Gateway</body></html>";
        let answer = unreadable("https://org.example/idp/idx/identify?a=b", html);
        assert_eq!(
            answer.message(),
            "the answer is not JSON: status 502 from https://org.example/idp/idx/identify, content type text/html, \
             starting with: <html><body>Bad Gateway</body></html>"
        );
        assert!(answer.is_shown_whole());
        let empty = Unreadable {
            status: 200,
            content_type: None,
            ..unreadable("", "")
        };
        assert_eq!(
            empty.message(),
            "the answer is not JSON: status 200, an empty body"
        );
        assert!(empty.is_shown_whole());
        let torn_off = Unreadable {
            text: None,
            is_syntax: false,
            ..unreadable("https://org.example/a#b", "")
        };
        assert_eq!(
            torn_off.message(),
            "the answer breaks off: status 502 from https://org.example/a, content type text/html"
        );
    }

    #[test]
    fn numbers_have_all_their_digits() {
        for number in [0, 7, 10, 99, 100, 502, 65_535, usize::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn shows_nothing_of_a_torn_response_and_little_of_anything() {
        let torn = unreadable("u", "{\"stateHandle\":\"02.secret");
        assert_eq!(
            torn.message(),
            "the answer is not JSON: status 502 from u, content type text/html, a JSON text that breaks off after 25 bytes"
        );
        assert!(!torn.is_shown_whole());
        let long = unreadable("u", &"ü".repeat(5000)).message();
        assert!(long.ends_with(&"ü".repeat(SHOWN)) && long.chars().count() < 250);
    }

    #[test]
    fn shows_no_json_and_no_token_of_other_texts() {
        for (text, expected) in [
            (")]}'\n{\"stateHandle\":\"02.id.secret\"}", ")]}'\n…"),
            ("interaction_handle=02.id.aSecretOfManyLetters&b=c", "……"),
            ("<p id=\"a\">passcode=hunter2", "<p id=\"a\">passcode…"),
            ("<p>02.id.aSecretOfManyLetters</p> wrong", "<p>…</p> wrong"),
        ] {
            assert_eq!(shown(text), (expected.into(), false));
        }
        assert_eq!(shown("Bad Gateway"), ("Bad Gateway".into(), true));
    }
}
