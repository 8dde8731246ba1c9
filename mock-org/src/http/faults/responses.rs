//! Responses that do not come from the org.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use maud::html;
use serde_json::json;

use crate::model::Random;

/// What a gateway says of an org that it cannot reach.
pub(super) fn bad_gateway() -> Response {
    const PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad \
                        Gateway</h1></center>\r\n</body>\r\n</html>\r\n";
    (StatusCode::BAD_GATEWAY, Html(PAGE)).into_response()
}

/// What some servers show to whoever develops for them.
pub(super) fn echo(request: &str) -> Response {
    let page = html! { h1 { "400" } p { "You sent " code { (request) } } };
    (StatusCode::BAD_REQUEST, Html(page.into_string())).into_response()
}

/// What an org says to a client that asks too often.
pub(super) fn rate_limit(retry_after: u32, random: &Random) -> Response {
    let body = json!({
        "errorCode": "E0000047",
        "errorSummary": "API call exceeded rate limit due to too many requests.",
        "errorLink": "E0000047",
        "errorId": random.id("oae"),
        "errorCauses": [],
    });
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (header::RETRY_AFTER, retry_after.into()),
    ];
    (StatusCode::TOO_MANY_REQUESTS, headers, body.to_string()).into_response()
}

/// A redirect; a 500 where the rule names no status or address that could be one.
pub(super) fn redirect(status: u16, to: &str) -> Response {
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(StatusCode::is_redirection);
    match (status, HeaderValue::from_str(to)) {
        (Some(status), Ok(to)) => (status, [(header::LOCATION, to)]).into_response(),
        _ => misfit("the rule has no redirect in it"),
    }
}

/// A fault that cannot be done.
pub(super) fn misfit(why: &'static str) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, why).into_response()
}
