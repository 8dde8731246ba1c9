//! How the caller's promise is settled. Which request resolves or rejects with what is the peer's behaviour.

use crate::protocol::request::Purpose;
use crate::protocol::request::action::is_step_up;

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Outcome {
    /// The answer is `ok` (a status of 200 to 299), and was read.
    Answered = 0,
    /// The answer is not `ok`, and was read.
    Refused = 1,
    /// The request was not sent or not answered, or its answer could not be read.
    Failed = 2,
}

impl Outcome {
    /// The outcome with this number. Any number above 1 is `Failed`.
    pub fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Answered,
            1 => Self::Refused,
            _ => Self::Failed,
        }
    }
}

/// How the caller's promise is settled. The *value* is the parsed body of the answer, or the error of a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Settlement {
    /// Resolves to the value.
    Value = 0,
    /// Rejects with the value.
    RejectValue = 1,
    /// Resolves to the state made of the value.
    State = 2,
    /// Rejects with the state made of the value.
    RejectState = 3,
    /// Rejects with the state made of the value, which has `stepUp: true`.
    RejectStepUp = 4,
    /// Resolves to the `interaction_handle` of the value.
    Handle = 5,
    /// Not settled yet: `start` continues with `introspect`, by the `interaction_handle` of the value.
    GoOn = 6,
    /// Rejects with `{ error: value }`.
    RejectFailure = 7,
    /// Rejects with `{ error: { error: 'introspect call failed', details } }`, where `details` is the state made of the value.
    RejectIntrospect = 8,
}

/// Decides how the caller's promise is settled. `www_authenticate` is the `WWW-Authenticate` header of a 401; `None` for any
/// other status.
pub fn settlement(
    purpose: Purpose,
    outcome: Outcome,
    www_authenticate: Option<&str>,
) -> Settlement {
    let is_answered = outcome == Outcome::Answered;
    match purpose {
        Purpose::Interact if is_answered => Settlement::Handle,
        Purpose::Introspect if is_answered => Settlement::Value,
        Purpose::Interact | Purpose::Introspect => Settlement::RejectValue,
        Purpose::Action if is_answered => Settlement::State,
        Purpose::Action if outcome == Outcome::Failed => Settlement::RejectValue,
        Purpose::Action if is_step_up(www_authenticate) => Settlement::RejectStepUp,
        Purpose::Action => Settlement::RejectState,
        Purpose::StartInteract if is_answered => Settlement::GoOn,
        Purpose::StartInteract => Settlement::RejectFailure,
        Purpose::StartIntrospect if is_answered => Settlement::State,
        Purpose::StartIntrospect => Settlement::RejectIntrospect,
    }
}
