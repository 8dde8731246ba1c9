//! Bytes as a JavaScript string literal, in hexadecimal.
//!
//! Every file of the package is ASCII: a page that declares no charset has its scripts read as
//! windows-1252. Two characters a byte keep repeats in step, so compressed by brotli this costs 7 % more
//! than the bytes themselves, where base64 costs 29 %.

/// A literal that `Uint8Array.fromHex` reads.
pub fn js_string(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let mut literal = String::with_capacity(bytes.len() * 2 + 2);
    literal.push('"');
    for byte in bytes {
        literal.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Run;

    #[test]
    fn node_reads_every_byte_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        let print = format!(
            "process.stdout.write(Buffer.from({}, 'hex').join(' '))",
            js_string(&bytes)
        );
        let read = Run::new("node").args(["--eval", &print]).read().unwrap();
        let expected: Vec<String> = bytes.iter().map(ToString::to_string).collect();
        assert_eq!(read.trim(), expected.join(" "));
    }
}
