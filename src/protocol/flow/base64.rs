//! Base64 (RFC 4648), as WebAuthn's values are written.

/// Encodes bytes in the standard alphabet, with padding, as Okta's own clients send them.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = 0;
        for at in 0..3 {
            bits = bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0));
        }
        for at in 0..4 {
            text.push(if at > chunk.len() {
                '='
            } else {
                letter((bits >> 18) as u8 & 63)
            });
            bits <<= 6;
        }
    }
    text
}

fn letter(digit: u8) -> char {
    let first = match digit {
        0..=25 => b'A',
        26..=51 => b'a'.wrapping_sub(26),
        52..=61 => b'0'.wrapping_sub(52),
        62 => b'+'.wrapping_sub(62),
        _ => b'/'.wrapping_sub(63),
    };
    char::from(first.wrapping_add(digit))
}

/// The digit of a letter of either alphabet.
fn digit(letter: u8) -> Option<u8> {
    let first = match letter {
        b'A'..=b'Z' => b'A',
        b'a'..=b'z' => b'a'.wrapping_sub(26),
        b'0'..=b'9' => b'0'.wrapping_sub(52),
        b'+' | b'-' => return Some(62),
        b'/' | b'_' => return Some(63),
        _ => return None,
    };
    Some(letter.wrapping_sub(first))
}

/// Decodes a text in either alphabet, with or without padding. `None` for any other text. Bits that are left over are ignored, as
/// `atob` ignores them: an id of Okta with 20 characters gives 15 bytes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in text.trim_end_matches('=').bytes() {
        bits = bits << 6 | u32::from(digit(letter)?);
        count = count.wrapping_add(6);
        if count >= 8 {
            count = count.wrapping_sub(8);
            bytes.push((bits >> count) as u8);
        }
    }
    // A letter by itself is not even a byte.
    (count < 6).then_some(bytes)
}
