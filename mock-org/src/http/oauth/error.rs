//! OAuth errors, as RFC 6749 writes them.

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// `{ "error": …, "error_description": … }`.
#[derive(Debug)]
pub struct Error {
    status: StatusCode,
    error: &'static str,
    description: String,
}

impl Error {
    /// An error of status 400.
    pub fn new(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            description: description.into(),
        }
    }

    /// A parameter is missing, repeated or wrong.
    pub fn invalid_request(description: impl Into<String>) -> Self {
        Self::new("invalid_request", description)
    }

    /// The code or token cannot be redeemed; the reasons are not told apart.
    pub fn invalid_grant(description: impl Into<String>) -> Self {
        Self::new("invalid_grant", description)
    }

    /// The client is unknown, or its secret is wrong.
    pub fn invalid_client(status: StatusCode, description: impl Into<String>) -> Self {
        Self {
            status,
            ..Self::new("invalid_client", description)
        }
    }

    /// The bearer token is missing, wrong or out of time.
    pub fn invalid_token(description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            ..Self::new("invalid_token", description)
        }
    }

    /// No authorization server has that id.
    pub fn unknown_server() -> Self {
        let description = "There is no authorization server of that id.";
        Self {
            status: StatusCode::NOT_FOUND,
            ..Self::invalid_request(description)
        }
    }

    /// The code of the error, for logs.
    pub fn code(&self) -> &'static str {
        self.error
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.error, "error_description": self.description }));
        let mut response =
            (self.status, [(header::CACHE_CONTROL, "no-store")], body).into_response();
        if self.error == "invalid_token" {
            let challenge = header::HeaderValue::from_static("Bearer error=\"invalid_token\"");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// The endpoint is posted to.
pub(super) async fn method_not_allowed() -> Response {
    let error = Error {
        status: StatusCode::METHOD_NOT_ALLOWED,
        ..Error::invalid_request("Use POST.")
    };
    let mut response = error.into_response();
    response
        .headers_mut()
        .insert(header::ALLOW, header::HeaderValue::from_static("POST"));
    response
}
