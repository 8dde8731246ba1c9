//! What all authenticators with passcodes share.

use axum::http::StatusCode;

use super::Refusal;
use crate::ion::{Message, MessageKey};

/// Path of a passcode inside an answer.
pub const PASSCODE: &[&str] = &["credentials", "passcode"];

/// How often a code can be sent for one challenge.
pub(super) const SENDS: u32 = 5;

/// What is said instead of sending one more.
pub(super) fn too_many_requests() -> Refusal {
    let message = Message::error(MessageKey::TooManyRequests, "Too many requests");
    Refusal::Message(StatusCode::TOO_MANY_REQUESTS, message)
}

/// What a wrong or late code is answered with.
pub(super) fn invalid_passcode() -> Refusal {
    let message = Message::error(MessageKey::PasscodeInvalid, "Invalid code. Try again.");
    Refusal::Field(StatusCode::UNAUTHORIZED, PASSCODE, message)
}
