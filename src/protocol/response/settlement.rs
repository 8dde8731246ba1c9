//! What becomes of an answer: what its caller gets, or is rejected with.

use crate::protocol::request::Purpose;
use crate::protocol::request::action::is_step_up;

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Outcome {
    /// It was answered with a success.
    Answered = 0,
    /// It was answered with anything else.
    Refused = 1,
    /// It was not sent, not answered, or its answer could not be read.
    Failed = 2,
}

impl Outcome {
    /// The outcome of a number.
    pub fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Answered,
            1 => Self::Refused,
            _ => Self::Failed,
        }
    }
}

/// How a request is settled. Its value is the body of the answer, or what went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Settlement {
    /// The caller gets the value.
    Value = 0,
    /// The caller is rejected with the value.
    RejectValue = 1,
    /// The caller gets the state of the value.
    State = 2,
    /// The caller is rejected with the state of the value.
    RejectState = 3,
    /// So it is, and the state says `stepUp`.
    RejectStepUp = 4,
    /// The caller gets the interaction handle in the value.
    Handle = 5,
    /// The flow goes on with `introspect`, by the interaction handle in the value.
    GoOn = 6,
    /// The caller is rejected with `{ error: value }`.
    RejectFailure = 7,
    /// The caller is rejected with `{ error: { error: 'introspect call failed', details } }`, where `details` is the state of the
    /// value.
    RejectIntrospect = 8,
}

/// Says how a request is settled. `www_authenticate` is that header of a 401.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_of_every_purpose_is_settled() {
        use Outcome::{Answered, Failed, Refused};
        use Settlement::*;
        let challenge = Some("Oktadevicejwt realm=\"Okta Device\"");
        for (purpose, settlements) in [
            (Purpose::Interact, [Handle, RejectValue, RejectValue]),
            (Purpose::Introspect, [Value, RejectValue, RejectValue]),
            (Purpose::Action, [State, RejectState, RejectValue]),
            (Purpose::StartInteract, [GoOn, RejectFailure, RejectFailure]),
            (
                Purpose::StartIntrospect,
                [State, RejectIntrospect, RejectIntrospect],
            ),
        ] {
            let of = |outcome| settlement(purpose, outcome, None);
            assert_eq!([Answered, Refused, Failed].map(of), settlements);
            let challenged = settlement(purpose, Refused, challenge);
            let is_action = purpose == Purpose::Action;
            let [_, refused, _] = settlements;
            assert_eq!(challenged, if is_action { RejectStepUp } else { refused });
        }
    }
}
