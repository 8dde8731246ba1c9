//! The request of an action: a remediation, or an entry of `actions`. Its definition is an Ion form
//! (`href`, `method`, `accepts`, `value`).

use super::{MediaType, form_encoding};
use crate::protocol::shown_url;

/// The encoding of an action's parameters. `accepts` is the member of that name in its definition, a media type with optional
/// parameters.
///
/// `application/x-www-form-urlencoded`, in any case, gives [`MediaType::Form`]: the token request `issue`, which RFC 6749 wants
/// as a form. Everything else, and no `accepts` at all, gives [`MediaType::Json`]. (The peer sends JSON always.)
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

/// Whether an action is a page to navigate to (`redirect-idp`) and not a request to send: its `method` is `GET` or `HEAD`, in any
/// case. `fetch` rejects those with a body, and the page at the `href` does not answer with an IDX response. An action without
/// a `method` is a `POST`.
pub fn is_navigation(method: Option<&str>) -> bool {
    method.is_some_and(|method| {
        method.eq_ignore_ascii_case("GET") || method.eq_ignore_ascii_case("HEAD")
    })
}

/// The error message for calling an action that [is a navigation](is_navigation). It shows the `href` without its query, which
/// may hold a token.
pub fn navigate_instead(name: &str, href: &str) -> String {
    [
        "[",
        name,
        "] is a GET: it is not sent with fetch, navigate to its href instead: ",
        &shown_url(href),
    ]
    .concat()
}

/// Whether a rejected answer is an Okta Device challenge; its state gets `stepUp: true`, as the peer's does.
///
/// `www_authenticate` is the `WWW-Authenticate` header of a 401; for any other status pass `None`. Okta addresses this challenge
/// to Okta Verify's single sign-on extension on Apple systems. Without that extension the page receives the 401, and the flow can
/// continue from its state.
pub fn is_step_up(www_authenticate: Option<&str>) -> bool {
    www_authenticate == Some("Oktadevicejwt realm=\"Okta Device\"")
}
