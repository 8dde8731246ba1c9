//! Answers that are no IDX response.

/// How much of a text that is no JSON is shown.
const SHOWN: usize = 120;

/// Says what came instead of JSON: the status, from where, of which type, and how it starts.
///
/// A text that begins as JSON does is a torn IDX response, which may hold handles: of that only the
/// length is told. Neither is the query of a URL.
pub fn not_json(status: u16, url: &str, content_type: Option<&str>, text: Option<&str>) -> String {
    let status = decimal(status.into());
    let length;
    let mut parts: Vec<&str> = vec!["the answer is not JSON: status ", &status];
    if !url.is_empty() {
        parts.extend([" from ", without_query(url)]);
    }
    if let Some(content_type) = content_type {
        parts.extend([", content type ", content_type]);
    }
    match text.map(str::trim_ascii) {
        None => {}
        Some("") => parts.push(", an empty body"),
        Some(torn) if matches!(torn.as_bytes().first(), Some(b'{' | b'[' | b'"')) => {
            length = decimal(torn.len());
            parts.extend([", a JSON text that breaks off after ", &length, " bytes"]);
        }
        Some(text) => parts.extend([", starting with: ", start(text)]),
    }
    parts.concat()
}

/// The first characters of a text.
fn start(text: &str) -> &str {
    let end = text.char_indices().nth(SHOWN).map(|(at, _)| at);
    end.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// A number's digits, without the formatting machinery of `std`.
fn decimal(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.insert(0, b'0'.saturating_add((number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits.into_iter().map(char::from).collect();
        }
    }
}

/// A URL up to its query or fragment.
pub(super) fn without_query(url: &str) -> &str {
    let end = url.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    end.and_then(|at| url.get(..at)).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_came_and_from_where() {
        let html = "\n<html><body>Bad Gateway</body></html>";
        assert_eq!(
            not_json(
                502,
                "https://org.example/idp/idx/identify?a=b",
                Some("text/html"),
                Some(html)
            ),
            "the answer is not JSON: status 502 from https://org.example/idp/idx/identify, content type text/html, \
             starting with: <html><body>Bad Gateway</body></html>"
        );
        assert_eq!(
            not_json(200, "", None, Some("")),
            "the answer is not JSON: status 200, an empty body"
        );
    }

    #[test]
    fn shows_nothing_of_a_torn_response_and_little_of_anything() {
        let torn = not_json(200, "u", None, Some("{\"stateHandle\":\"02.secret"));
        assert_eq!(
            torn,
            "the answer is not JSON: status 200 from u, a JSON text that breaks off after 25 bytes"
        );
        let long = not_json(200, "u", None, Some(&"ü".repeat(5000)));
        assert!(long.ends_with(&"ü".repeat(SHOWN)) && long.chars().count() < 200);
    }
}
