//! Actions: which encoding they have, and which are not requests.

use crate::protocol::request::MediaType;
use crate::protocol::request::action::{content_type, is_navigation, is_step_up, navigate_instead};

#[test]
fn only_actions_that_accept_forms_are_sent_as_forms() {
    for form in [
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded; charset=utf-8",
        " application/x-www-form-urlencoded ;charset=utf-8",
    ] {
        assert_eq!(content_type(Some(form)), MediaType::Form, "{form}");
    }
    for json in [
        None,
        Some("application/json; okta-version=1.0.0"),
        Some("application/json; x=application/x-www-form-urlencoded"),
        Some("application/x-www-form-urlencoded2"),
        Some(";"),
        Some(""),
    ] {
        assert_eq!(content_type(json), MediaType::Json, "{json:?}");
    }
}

#[test]
fn a_get_or_head_is_a_navigation() {
    for method in ["GET", "get", "HEAD", "Head"] {
        assert!(is_navigation(Some(method)), "{method}");
    }
    for method in [None, Some("POST"), Some("PUT"), Some("GETS"), Some("")] {
        assert!(!is_navigation(method), "{method:?}");
    }
}

#[test]
fn calling_a_navigation_is_an_error_that_names_the_href_without_its_query() {
    assert_eq!(
        navigate_instead(
            "redirect-idp",
            "https://org.example/sso/idps/1?stateToken=secret#x"
        ),
        "[redirect-idp] is a GET: it is not sent with fetch, navigate to its href instead: https://org.example/sso/idps/1"
    );
}

#[test]
fn step_up_is_a_challenge_of_the_okta_device_realm() {
    assert!(is_step_up(Some("Oktadevicejwt realm=\"Okta Device\"")));
    for other in [
        None,
        Some(""),
        Some("Basic"),
        Some("Oktadevicejwt"),
        Some("Oktadevicejwt realm=\"Okta Device\", Basic"),
    ] {
        assert!(!is_step_up(other), "{other:?}");
    }
}
