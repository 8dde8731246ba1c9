//! Calling an action: a remediation, or an entry of `actions`.

use super::form_encoding;
use crate::protocol::shown_url;

/// The `accept` of an action whose definition has no `accepts`.
pub const DEFAULT_ACCEPT: &str = "application/ion+json";

/// The method of an action whose definition has none.
pub const DEFAULT_METHOD: &str = "POST";

/// How an action's parameters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// A JSON object.
    Json,
    /// A form, for an action that accepts nothing else (`issue`, the token request).
    Form,
}

impl Encoding {
    /// What an action takes, by its `accepts`.
    pub fn of(accepts: Option<&str>) -> Self {
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
        if is_form { Self::Form } else { Self::Json }
    }

    /// The `content-type` to send.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => form_encoding::CONTENT_TYPE,
        }
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
/// Okta answers 401 with this `WWW-Authenticate` for the credential SSO extension of Apple's
/// systems to take up; where it does not, the state that is rejected goes on without an error.
pub fn is_step_up(status: u16, www_authenticate: Option<&str>) -> bool {
    status == 401 && www_authenticate == Some("Oktadevicejwt realm=\"Okta Device\"")
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
            assert_eq!(Encoding::of(Some(form)), Encoding::Form);
        }
        for json in [None, Some("application/json; okta-version=1.0.0"), Some("")] {
            assert_eq!(Encoding::of(json), Encoding::Json);
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
        let realm = Some("Oktadevicejwt realm=\"Okta Device\"");
        assert!(is_step_up(401, realm));
        assert!(
            !is_step_up(400, realm) && !is_step_up(401, None) && !is_step_up(401, Some("Basic"))
        );
    }
}
