//! Polling: what it waits for, and what it asks of JavaScript.

use wasm_bindgen::prelude::*;

use super::bindings::PollHost;
use super::data;
use super::steps::{self, Step, Steps};
use crate::protocol::flow::{FlowError, Next, Poll, PollOutcome, decode};

const ANSWERED: u32 = PollOutcome::Answered as u32;
const REFUSED: u32 = PollOutcome::Refused as u32;

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
            Some(ANSWERED | REFUSED) => {
                let text = host.text();
                let state = decode(&host.numbers(), &text);
                if outcome == Some(ANSWERED) {
                    poll.answered(&state, host.expires_at())
                } else {
                    poll.refused(&state, host.retry_after())
                }
            }
            Some(_) => poll.dropped(),
        };
        *has_begun = true;
        match next {
            Next::Wait(milliseconds) => {
                Step::Wait(host.wait(milliseconds, outcome == Some(ANSWERED)))
            }
            Next::Send => Step::Wait(host.send(poll.name(), poll.is_action())),
            Next::Over => Step::Over(Ok(JsValue::FALSE)),
            Next::Refused => Step::Over(Ok(JsValue::TRUE)),
            Next::Expired => Step::Over(Err(data::error(FlowError::Expired))),
        }
    }
}

/// Polls until the flow has gone on. Resolves to whether the last answer is a refusal; rejects with what JavaScript threw, or
/// with an error of its own. Without a poll, it is an error to throw.
#[wasm_bindgen]
pub fn poll(host: PollHost) -> JsValue {
    let text = host.text();
    let state = decode(&host.numbers(), &text);
    match Poll::begin(&state, host.expires_at()) {
        Some(poll) => steps::run(Box::new(Polling {
            host,
            poll,
            has_begun: false,
        }))
        .into(),
        None => data::error(FlowError::NoPoll),
    }
}
