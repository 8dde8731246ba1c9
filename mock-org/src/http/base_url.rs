//! The org's own address, as the caller knows it.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts, uri::Authority},
};

/// `http://host[:port]`, from the request's `Host`: addresses in responses are absolute.
#[derive(Debug, Clone)]
pub struct Base(pub String);

impl Base {
    fn of(headers: &HeaderMap, parts: &Parts) -> Option<Self> {
        let host = match headers.get(header::HOST) {
            Some(host) => host.to_str().ok()?,
            None => parts.uri.authority()?.as_str(),
        };
        let host: Authority = host.parse().ok()?;
        let secure = headers
            .get("x-forwarded-proto")
            .is_some_and(|proto| proto == "https");
        let scheme = if secure { "https" } else { "http" };
        Some(Self(format!("{scheme}://{host}")))
    }
}

impl<S: Sync> FromRequestParts<S> for Base {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Self::of(&parts.headers, parts).ok_or((
            StatusCode::BAD_REQUEST,
            "the Host header is missing or not readable",
        ))
    }
}
