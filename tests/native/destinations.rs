//! Where requests may be sent.

use crate::protocol::request::{Refusal, other_scheme};

#[test]
fn http_https_and_relative_hrefs_have_no_other_scheme() {
    for href in [
        "https://org.example/idp/idx/identify",
        "HTTP://org.example",
        " \u{1}https://org.example",
        "ht\ttps://org.example",
        "/idp/idx/identify",
        "//org.example/idp",
        "?a=b:c",
        "",
        ":",
        "1a:b",
        "java script:alert(1)",
        "java\u{1}script:alert(1)",
    ] {
        assert_eq!(other_scheme(href), None, "{href:?}");
    }
}

#[test]
fn any_other_scheme_is_found_as_the_url_standard_does() {
    for (href, scheme) in [
        ("javascript:alert(1)", "javascript"),
        (" \nJava\tScript\r\n:alert(1)", "javascript"),
        ("data:text/plain,x", "data"),
        ("file:///etc/passwd", "file"),
        ("idp:8080", "idp"),
        ("blob:https://org.example/1", "blob"),
        ("com.example.app+1-x:/callback", "com.example.app+1-x"),
    ] {
        assert_eq!(other_scheme(href).as_deref(), Some(scheme), "{href:?}");
    }
}

#[test]
fn a_long_scheme_is_cut_at_32_characters() {
    for length in [31, 32, 33, 99] {
        let scheme = "a".repeat(length);
        let cut = "a".repeat(length.min(32));
        assert_eq!(other_scheme(&format!("{scheme}:b")), Some(cut));
    }
}

#[test]
fn a_refusal_names_the_action_and_the_reason() {
    for (refusal, why) in [
        (Refusal::Href, "its href is not a string"),
        (
            Refusal::Scheme("data".into()),
            "its href has the scheme data:, only https: and http: are allowed",
        ),
        (
            Refusal::Invalid("https://org.example:99999/".into()),
            "its URL is not valid: https://org.example:99999/",
        ),
        (
            Refusal::User("https://org.example/".into()),
            "its URL has a user name or password, which fetch does not allow: https://org.example/",
        ),
        (
            Refusal::Origin("https://other.example".into()),
            "its origin https://other.example is not one of allowedOrigins",
        ),
    ] {
        let expected = ["[identify] was not sent: ", why].concat();
        assert_eq!(refusal.message("identify"), expected);
    }
}
