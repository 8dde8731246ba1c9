//! Bytes as a JavaScript string literal: one character a byte, with as few escapes as the language allows.
//!
//! Written as UTF-8 and compressed this costs hardly more than the bytes themselves, where base64 costs a
//! third. `charCodeAt` reads it back.

/// A literal whose characters are the values of `bytes`.
///
/// Escaped are what ends a literal (its quote, line ends) or starts an escape, and the `<` of what ends or
/// hides a script in HTML. NUL, the most frequent byte of all, stands for itself as the language allows:
/// escaping it costs three times as much as everything else here together.
pub fn js_string(bytes: &[u8]) -> String {
    let count = |wanted: u8| bytes.iter().filter(|byte| **byte == wanted).count();
    let quote = if count(b'\'') <= count(b'"') {
        b'\''
    } else {
        b'"'
    };
    let mut literal = String::with_capacity(bytes.len() * 2);
    literal.push(char::from(quote));
    for (index, &byte) in bytes.iter().enumerate() {
        let next = bytes.get(index + 1);
        match byte {
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            b'<' if matches!(next, Some(b'/' | b'!')) => literal.push_str("\\x3c"),
            b'\\' => literal.push_str("\\\\"),
            byte if byte == quote => literal.extend(['\\', char::from(quote)]),
            byte => literal.push(char::from(byte)),
        }
    }
    literal.push(char::from(quote));
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Run;

    #[test]
    fn plain_bytes_stay_as_they_are() {
        assert_eq!(js_string(b"\0asm\x01\x7f"), "'\0asm\u{1}\u{7f}'");
        assert_eq!(js_string(&[0x80, 0xff]), "'\u{80}\u{ff}'");
    }

    #[test]
    fn what_would_end_the_literal_is_escaped() {
        assert_eq!(js_string(b"\n\r\\"), r"'\n\r\\'");
        assert_eq!(js_string(b"a'b"), r#""a'b""#);
        assert_eq!(js_string(b"'\""), r#"'\'"'"#);
    }

    #[test]
    fn no_literal_ends_a_script_element() {
        assert_eq!(js_string(b"</script><!--<"), r"'\x3c/script>\x3c!--<'");
    }

    #[test]
    fn javascript_reads_every_pair_of_bytes_back() {
        let mut bytes = Vec::new();
        for first in 0..=255u8 {
            for second in [
                0, b'0', b'9', b'a', b'\'', b'"', b'\\', b'\n', b'\r', b'/', b'!', b'<', 0xff,
            ] {
                bytes.extend([first, second]);
            }
        }
        // In a file: a NUL cannot stand in an argument.
        let script =
            std::env::temp_dir().join(format!("okta-idx-literal-{}.mjs", std::process::id()));
        let literal = js_string(&bytes);
        let print = "process.stdout.write(Array.from(text, (c) => c.charCodeAt(0)).join(' '))";
        std::fs::write(&script, format!("const text = {literal}; {print}")).unwrap();
        let read = Run::new("node").arg(&script).read();
        std::fs::remove_file(&script).unwrap();
        let expected: Vec<String> = bytes.iter().map(ToString::to_string).collect();
        assert_eq!(read.unwrap().trim(), expected.join(" "));
    }
}
