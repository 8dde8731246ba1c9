//! Answers that are not JSON, or break off.

use crate::protocol::{ErrorCode, shown_url};

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
    /// The code of the error.
    pub fn code(&self) -> ErrorCode {
        if self.is_syntax {
            ErrorCode::NotJson
        } else {
            ErrorCode::Body
        }
    }

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
    #[test]
    fn numbers_have_all_their_digits() {
        for number in [0, 7, 10, 99, 100, 502, 65_535, usize::MAX] {
            assert_eq!(super::decimal(number), number.to_string());
        }
    }
}
