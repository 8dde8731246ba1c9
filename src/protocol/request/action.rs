//! Calling an action: a remediation, or an entry of `actions`.

use super::{MediaType, form_encoding};
use crate::protocol::shown_url;

/// How an action's parameters are written: as a form, for one that accepts nothing else (`issue`, the token request), or as
/// JSON. `accepts` is that of its definition.
pub fn content_type(accepts: Option<&str>) -> MediaType {
    let is_form = accepts.is_some_and(|accepts| {
        let end = accepts
            .bytes()
            .position(|byte| byte == b';')
            .unwrap_or(accepts.len());
        let essence = accepts.get(..end).unwrap_or_default();
        essence
            .trim_ascii()
            .eq_ignore_ascii_case(form_encoding::CONTENT_TYPE)
    });
    if is_form {
        MediaType::Form
    } else {
        MediaType::Json
    }
}

/// Whether an action is a page to go to (`redirect-idp`), not a request to send: `fetch` refuses a
/// `GET` with a body, and no sign-in page answers one with an IDX response.
pub fn is_navigation(method: Option<&str>) -> bool {
    method.is_some_and(|method| {
        method.eq_ignore_ascii_case("GET") || method.eq_ignore_ascii_case("HEAD")
    })
}

/// What the caller is told of such an action. The href's query is left out: it may hold a token.
pub fn navigate_instead(name: &str, href: &str) -> String {
    [
        "[",
        name,
        "] is a GET: it is not sent with fetch, navigate to its href instead: ",
        &shown_url(href),
    ]
    .concat()
}

/// What holds a flow's rejected answer apart: Okta Verify's extension may still answer.
///
/// `www_authenticate` is that of a 401. Okta answers with this `WWW-Authenticate` for the credential SSO extension of Apple's
/// systems to take up; where it does not, the state that is rejected goes on without an error.
pub fn is_step_up(www_authenticate: Option<&str>) -> bool {
    www_authenticate == Some("Oktadevicejwt realm=\"Okta Device\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_form_actions_are_sent_as_forms() {
        for form in [
            "application/x-www-form-urlencoded",
            "Application/X-WWW-Form-Urlencoded; charset=utf-8",
        ] {
            assert_eq!(content_type(Some(form)), MediaType::Form);
        }
        for json in [None, Some("application/json; okta-version=1.0.0"), Some("")] {
            assert_eq!(content_type(json), MediaType::Json);
        }
    }

    #[test]
    fn a_get_is_a_navigation() {
        assert!(is_navigation(Some("GET")) && is_navigation(Some("get")));
        assert!(!is_navigation(Some("POST")) && !is_navigation(None));
        assert_eq!(
            navigate_instead(
                "redirect-idp",
                "https://org.example/sso/idps/1?stateToken=secret#x"
            ),
            "[redirect-idp] is a GET: it is not sent with fetch, navigate to its href instead: https://org.example/sso/idps/1"
        );
    }

    #[test]
    fn step_up_is_a_401_of_the_okta_device_realm() {
        assert!(is_step_up(Some("Oktadevicejwt realm=\"Okta Device\"")));
        assert!(!is_step_up(None) && !is_step_up(Some("Basic")));
    }
}
