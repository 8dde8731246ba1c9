//! `application/x-www-form-urlencoded` bodies, as RFC 6749 (appendix B) requires them. As in the peer, each name and value is
//! written as `encodeURIComponent` writes it, so a space is `%20` and not `+`.

/// The media type of such a body.
pub const CONTENT_TYPE: &str = "application/x-www-form-urlencoded";

/// Appends `name=value`, both encoded, after an `&` unless the body is empty.
pub fn append(body: &mut String, name: &str, value: &str) {
    if !body.is_empty() {
        body.push('&');
    }
    encode(body, name);
    body.push('=');
    encode(body, value);
}

/// Percent-encodes the UTF-8 bytes of all characters but `A-Z a-z 0-9 - _ . ! ~ * ' ( )`.
fn encode(to: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'!'
            | b'~'
            | b'*'
            | b'\''
            | b'('
            | b')' => to.push(byte.into()),
            _ => {
                let hex =
                    |digit: u8| char::from_digit(digit.into(), 16).map(|c| c.to_ascii_uppercase());
                to.push('%');
                to.extend([hex(byte >> 4), hex(byte & 15)].into_iter().flatten());
            }
        }
    }
}
