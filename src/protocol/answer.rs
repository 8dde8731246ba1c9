//! Answers that are no IDX response.

/// How much of a text that is no JSON is shown.
const SHOWN: usize = 120;

/// Says what came instead of JSON: the status, from where, of which type, and how it starts.
///
/// A text that begins as JSON does is a torn IDX response, which may hold handles: of that only the
/// length is told. Neither is the query of a URL.
pub fn not_json(status: u16, url: &str, content_type: Option<&str>, text: Option<&str>) -> String {
    let mut message = String::from("the answer is not JSON: status ");
    message.push_str(&status.to_string());
    if !url.is_empty() {
        message.push_str(" from ");
        message.push_str(without_query(url));
    }
    if let Some(content_type) = content_type {
        message.push_str(", content type ");
        message.push_str(content_type);
    }
    match text.map(str::trim_ascii) {
        None => {}
        Some("") => message.push_str(", an empty body"),
        Some(torn) if torn.starts_with(['{', '[', '"']) => {
            message.push_str(", a JSON text that breaks off after ");
            message.push_str(&torn.len().to_string());
            message.push_str(" bytes");
        }
        Some(text) => {
            message.push_str(", starting with: ");
            message.extend(text.chars().take(SHOWN));
        }
    }
    message
}

/// A URL up to its query or fragment.
pub(super) fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
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
