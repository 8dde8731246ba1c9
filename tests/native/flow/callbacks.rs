//! Callbacks: every outcome, and what is not believed.

use proptest::prelude::*;

use crate::protocol::flow::{Callback, FlowError, FlowErrorCode, callback};

const URI: &str = "https://app.example/callback";

fn of(query: &str) -> Result<Callback, FlowError> {
    callback(&format!("{URI}{query}"), URI, Some("s 1"))
}

#[test]
fn every_outcome_is_told_apart() {
    for (query, expected) in [
        (
            "?interaction_code=c%2F1&state=s+1",
            Callback::Code {
                interaction_code: "c/1".into(),
            },
        ),
        (
            "?state=s%201&error=interaction_required&error_description=x",
            Callback::InteractionRequired,
        ),
        (
            "?otp=123456&state=s+1",
            Callback::Otp {
                otp: "123456".into(),
            },
        ),
        (
            "?error=access_denied&error_description=Not%20you&state=s+1#_=_",
            Callback::Error {
                error: "access_denied".into(),
                description: Some("Not you".into()),
            },
        ),
        (
            "?error=server_error&state=s+1",
            Callback::Error {
                error: "server_error".into(),
                description: None,
            },
        ),
        ("", Callback::None),
        ("?state=s+1", Callback::None),
        ("?state=another&tab=1", Callback::None),
        ("#interaction_code=c&state=s+1", Callback::None),
    ] {
        assert_eq!(of(query), Ok(expected), "{query}");
    }
}

#[test]
fn an_error_comes_before_a_code_and_a_code_before_a_passcode() {
    let error = Callback::Error {
        error: "e".into(),
        description: None,
    };
    assert_eq!(of("?interaction_code=c&error=e&otp=1&state=s+1"), Ok(error));
    assert_eq!(
        of("?otp=1&interaction_code=c&state=s+1"),
        Ok(Callback::Code {
            interaction_code: "c".into()
        })
    );
}

#[test]
fn a_redirect_uri_that_does_not_match_rejects_before_anything_else() {
    for url in [
        "https://app.example/callback/?interaction_code=c&state=s+1",
        "https://app.example/callback2?interaction_code=c&state=s+1",
        "https://app.example/Callback?interaction_code=c&state=s+1",
        "http://app.example/callback?interaction_code=c&state=s+1",
        "https://app.example.evil/callback?interaction_code=c&state=s+1",
        "https://app.example/?interaction_code=c&state=wrong",
        "https://app.example/callback%2F?state=s+1",
        "https://evil.example/#https://app.example/callback?interaction_code=c&state=s+1",
    ] {
        assert_eq!(
            callback(url, URI, Some("s 1")),
            Err(FlowError::RedirectUri),
            "{url}"
        );
    }
}

#[test]
fn the_query_of_a_redirect_uri_has_to_come_back() {
    let uri = "https://app.example/cb?tenant=a&x";
    let with = |query: &str| callback(&format!("https://app.example/cb?{query}"), uri, None);
    assert_eq!(
        with("tenant=a&x&otp=1"),
        Ok(Callback::Otp { otp: "1".into() })
    );
    assert_eq!(
        with("otp=1&x&tenant=a"),
        Ok(Callback::Otp { otp: "1".into() })
    );
    assert_eq!(with("tenant=b&x&otp=1"), Err(FlowError::RedirectUri));
    assert_eq!(with("tenant=a&otp=1"), Err(FlowError::RedirectUri));
}

#[test]
fn a_state_that_does_not_match_rejects_whatever_the_rest_says() {
    for query in [
        "?interaction_code=c",
        "?error=interaction_required&state=other",
        "?otp=1&state=",
        "?error=x&state=s",
    ] {
        assert_eq!(of(query), Err(FlowError::State), "{query}");
    }
    let url = format!("{URI}?otp=1&state=not-known-here");
    assert_eq!(
        callback(&url, URI, None),
        Ok(Callback::Otp { otp: "1".into() }),
        "in another browser"
    );
}

#[test]
fn a_parameter_that_is_there_twice_or_cannot_be_decoded_is_not_believed() {
    for query in [
        "?state=s+1&state=s+1&otp=1",
        "?interaction_code=a&interaction_code=b&state=s+1",
        "?otp=1&otp=1",
    ] {
        assert_eq!(of(query), Err(FlowError::Repeated), "{query}");
    }
    for query in [
        "?otp=%&state=s+1",
        "?otp=%4&state=s+1",
        "?otp=%zz&state=s+1",
        "?otp=%FF&state=s+1",
        "?otp=%+1&state=s+1",
    ] {
        assert_eq!(of(query), Err(FlowError::Encoding), "{query}");
    }
    assert_eq!(
        of("?x=%&x=1&otp=1&state=s+1"),
        Ok(Callback::Otp { otp: "1".into() }),
        "of others it takes anything"
    );
}

#[test]
fn an_error_says_which_function_it_is_of_and_nothing_of_the_url() {
    let mut messages = std::collections::HashSet::new();
    for error in FlowError::ALL {
        let name = match error.code() {
            FlowErrorCode::NoPoll | FlowErrorCode::Expired => "poll",
            FlowErrorCode::WebAuthn => "webauthn",
            FlowErrorCode::Callback => "callback",
            FlowErrorCode::Saved => "resume",
            FlowErrorCode::NoDeviceChallenge | FlowErrorCode::Scheme => "deviceChallenge",
            other => panic!("{other:?} is made in JavaScript"),
        };
        assert!(error.as_str().starts_with(&[name, ": "].concat()));
        assert!(messages.insert(error.as_str()), "{error:?} says the same");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_url_is_read_or_refused(url in "\\PC*", uri in "\\PC*", state in proptest::option::of("\\PC*")) {
        let _ = callback(&url, &uri, state.as_deref());
    }

    #[test]
    fn nothing_is_believed_under_another_state(
        query in "(&?(state|otp|error|interaction_code|x)=[a-z%+]{0,4}){0,5}",
        state in "[A-Z]{1,3}",
    ) {
        let outcome = callback(&format!("{URI}?{query}"), URI, Some(&state));
        prop_assert!(!matches!(outcome, Ok(Callback::Code { interaction_code: _ } | Callback::Otp { otp: _ } | Callback::Error { .. } | Callback::InteractionRequired)), "{:?}", outcome);
    }

    #[test]
    fn what_a_server_encodes_is_read_back(code in "\\PC{0,20}", state in "\\PC{0,20}") {
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let url = format!("{URI}?interaction_code={}&state={}", encoded(&code), encoded(&state));
        prop_assert_eq!(callback(&url, URI, Some(&state)), Ok(Callback::Code { interaction_code: code }));
    }
}
