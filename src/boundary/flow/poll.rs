//! Polling: what it waits for, and what it asks of JavaScript.

use wasm_bindgen::prelude::*;

use super::bindings::PollHost;
use super::data;
use super::steps::{self, Step, Steps};
use crate::protocol::flow::{FlowError, FlowErrorCode, Next, Poll, PollOutcome, Value, decode};

const NO_POLL: FlowError = FlowError {
    code: FlowErrorCode::NoPoll,
    message: "poll: the state has nothing to poll: no remediation named `poll` or `…-poll`, and no such action of its authenticator",
};

const EXPIRED: FlowError = FlowError {
    code: FlowErrorCode::Expired,
    message: "poll: the flow has expired (`expiresAt`): start it again",
};

const ANSWERED: u32 = PollOutcome::Answered as u32;
const REFUSED: u32 = PollOutcome::Refused as u32;

/// The state that came last.
pub fn state_of(host: &PollHost) -> Value {
    decode(&host.numbers(), &host.text()).unwrap_or(Value::Null)
}

struct Polling {
    host: PollHost,
    poll: Poll,
    has_begun: bool,
}

impl Steps for Polling {
    fn next(&mut self, came: Option<f64>) -> Step {
        let Self {
            host,
            poll,
            has_begun,
        } = self;
        let outcome = came.map(|outcome| outcome as u32);
        let next = match outcome {
            None if !*has_begun => poll.interval(),
            None => poll.waited(host.now()),
            Some(ANSWERED) => poll.answered(&state_of(host), host.expires_at()),
            Some(REFUSED) => poll.refused(&state_of(host), host.retry_after()),
            Some(_) => poll.dropped(),
        };
        *has_begun = true;
        match next {
            Next::Wait(milliseconds) => {
                Step::Wait(host.wait(milliseconds, outcome == Some(ANSWERED)))
            }
            Next::Send => Step::Wait(host.send(&poll.of().name, poll.of().is_action)),
            Next::Over => Step::Over(Ok(JsValue::FALSE)),
            Next::Refused => Step::Over(Ok(JsValue::TRUE)),
            Next::Expired => Step::Over(Err(data::error(EXPIRED))),
        }
    }
}

/// Polls until the flow has gone on. Resolves to whether the last answer is a refusal; rejects with what JavaScript threw, or
/// with an error of its own. Without a poll, it is an error to throw.
#[wasm_bindgen]
pub fn poll(host: PollHost) -> JsValue {
    match Poll::begin(&state_of(&host), host.expires_at()) {
        Some(poll) => steps::run(Box::new(Polling {
            host,
            poll,
            has_begun: false,
        }))
        .into(),
        None => data::error(NO_POLL),
    }
}
