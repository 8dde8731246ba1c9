//! CORS as an org does it for a trusted origin: with credentials, for every endpoint and every error.

use std::time::Duration;

use axum::http::{HeaderName, header};
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer};

/// Echoes the origin and whatever the preflight asks for. Every origin is trusted: the org is a mock.
pub fn layer() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods(AllowMethods::mirror_request())
        .allow_headers(AllowHeaders::mirror_request())
        .allow_credentials(true)
        .expose_headers([
            header::WWW_AUTHENTICATE,
            header::DATE,
            header::RETRY_AFTER,
            HeaderName::from_static("x-okta-request-id"),
            HeaderName::from_static("x-rate-limit-limit"),
            HeaderName::from_static("x-rate-limit-remaining"),
            HeaderName::from_static("x-rate-limit-reset"),
        ])
        .max_age(Duration::from_secs(600))
}
