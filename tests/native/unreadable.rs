//! Answers that cannot be read: what their message shows, and what it leaves out.

use crate::protocol::response::Unreadable;

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
fn the_message_has_status_url_content_type_and_the_start_of_the_body() {
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
    let unread = Unreadable {
        text: None,
        is_syntax: false,
        ..unreadable("https://org.example/a#b", "")
    };
    assert_eq!(
        unread.message(),
        "the answer breaks off: status 502 from https://org.example/a, content type text/html"
    );
    assert!(unread.is_shown_whole());
}

#[test]
fn the_status_has_all_its_digits() {
    for status in [0, 7, 10, 99, 100, 502, 65_535] {
        let answer = Unreadable {
            status,
            ..unreadable("", "")
        };
        let expected = format!(
            "the answer is not JSON: status {status}, content type text/html, an empty body"
        );
        assert_eq!(answer.message(), expected);
    }
}

#[test]
fn of_a_body_that_begins_like_json_only_the_length_is_shown() {
    for start in ['{', '[', '"'] {
        let body = format!(" {start}\"stateHandle\":\"02.secret\n");
        let truncated = unreadable("u", &body);
        assert_eq!(
            truncated.message(),
            "the answer is not JSON: status 502 from u, content type text/html, a JSON text that breaks off after 25 bytes"
        );
        assert!(!truncated.is_shown_whole());
    }
}

/// What the message shows of a body, and whether it claims to show all of its start.
fn shown(text: &str) -> (String, bool) {
    let answer = unreadable("u", text);
    let message = answer.message();
    let (_, shown) = message.split_once(", starting with: ").unwrap();
    (shown.to_owned(), answer.is_shown_whole())
}

#[test]
fn at_most_120_characters_of_a_body_are_shown() {
    for length in [119, 120, 121, 5000] {
        let expected = "ü".repeat(length.min(120));
        assert_eq!(shown(&"ü".repeat(length)), (expected, true), "{length}");
    }
}

#[test]
fn no_json_form_value_or_possible_token_of_a_body_is_shown() {
    for (text, expected) in [
        (")]}'\n{\"stateHandle\":\"02.id.secret\"}", ")]}'\n…"),
        ("interaction_handle=02.id.aSecretOfManyLetters&b=c", "……"),
        ("<p id=\"a\">passcode=hunter2", "<p id=\"a\">passcode…"),
        ("<p>02.id.aSecretOfManyLetters</p> wrong", "<p>…</p> wrong"),
    ] {
        assert_eq!(shown(text), (expected.into(), false), "{text}");
    }
    for whole in ["Bad Gateway", "<p id=\"a\" class='b'>Bad</p>"] {
        assert_eq!(shown(whole), (whole.into(), true));
    }
}

#[test]
fn a_run_of_16_characters_is_a_possible_token_and_one_of_15_is_not() {
    for token in ["0123456789abcdef", "a-b_c.d~e+f%20Z0"] {
        let (word, last) = token.split_at(15);
        assert_eq!(shown(word), (word.into(), true));
        assert_eq!(shown(&format!("a {word} b")), (format!("a {word} b"), true));
        assert_eq!(shown(&[word, last].concat()), ("…".into(), false));
        assert_eq!(shown(&format!("a {token} b")), ("a … b".into(), false));
    }
}
