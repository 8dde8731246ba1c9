//! Reads the org's own address from a request.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts, uri::Authority},
};

use crate::model::BaseUrl;

fn base_url(headers: &HeaderMap, parts: &Parts) -> Option<BaseUrl> {
    let host = match headers.get(header::HOST) {
        Some(host) => host.to_str().ok()?,
        None => parts.uri.authority()?.as_str(),
    };
    let host: Authority = host.parse().ok()?;
    let secure = headers
        .get("x-forwarded-proto")
        .is_some_and(|proto| proto == "https");
    let scheme = if secure { "https" } else { "http" };
    // Where a proxy, or the host of the org, has put it below a path.
    let prefix = headers.get("x-forwarded-prefix");
    let prefix = prefix.map_or(Some(""), |prefix| prefix.to_str().ok())?;
    Some(BaseUrl(format!(
        "{scheme}://{host}{}",
        prefix.trim_end_matches('/')
    )))
}

impl<S: Sync> FromRequestParts<S> for BaseUrl {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        base_url(&parts.headers, parts).ok_or((
            StatusCode::BAD_REQUEST,
            "the Host header is missing or not readable",
        ))
    }
}
