//! Responses of the IDX endpoints, with and without an interaction.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::ion::{MEDIA_TYPE, Message, MessageKey};

/// An answer with a body that is ready.
pub(super) fn ion(status: StatusCode, body: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, MEDIA_TYPE),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, body).into_response()
}

/// Asks the device for a signature, as a 401 has to say.
pub(super) fn challenge_device(mut reply: Response) -> Response {
    let challenge = header::HeaderValue::from_static("Oktadevicejwt realm=\"Okta Device\"");
    reply
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, challenge);
    reply
}

/// An error that belongs to no interaction.
fn error(status: StatusCode, message: &Message) -> Response {
    let body = json!({ "version": "1.0.0", "messages": { "type": "array", "value": [message] } });
    ion(status, body.to_string().into())
}

/// The handle is unknown, out of time or used up; the API does not tell these apart.
pub(super) fn session_expired() -> Response {
    error(StatusCode::UNAUTHORIZED, &Message::session_expired())
}

/// The body is not what it has to be.
pub(super) fn malformed(why: &str) -> Response {
    error(StatusCode::BAD_REQUEST, &Message::malformed(why))
}

/// A handle is missing.
pub(super) fn missing(name: &str) -> Response {
    let message = Message::error(
        MessageKey::ValidationFailed,
        format!("Api validation failed: '{name}' is required."),
    );
    error(StatusCode::BAD_REQUEST, &message.params(&[name]))
}

/// The body is of a type that the API does not read.
pub(super) fn unsupported_media_type() -> Response {
    let text =
        "Bad request. Accept and/or Content-Type headers likely do not match supported values.";
    error(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        &Message::error(MessageKey::UnsupportedMediaType, text),
    )
}

/// Every IDX endpoint is posted to.
pub(super) async fn method_not_allowed() -> Response {
    let text = "The endpoint does not support the provided HTTP method";
    let message = Message::error(MessageKey::MethodNotAllowed, text);
    let mut response = error(StatusCode::METHOD_NOT_ALLOWED, &message);
    response
        .headers_mut()
        .insert(header::ALLOW, header::HeaderValue::from_static("POST"));
    response
}
