//! Okta FastPass: the search for Okta Verify on this device.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::bindings::{PollHost, SearchHost};
use super::data::written;
use super::steps::{self, Step, Steps};
use crate::protocol::flow::{CHALLENGE, Loopback, LoopbackStep, decode, device_challenge};

struct Search {
    host: SearchHost,
    search: Loopback,
    challenge: String,
    probe_timeout: f64,
    /// What was asked last.
    step: Option<LoopbackStep>,
}

impl Steps for Search {
    fn next(&mut self, came: Option<f64>) -> Step {
        let status = came.map(|status| status as u16);
        let step = match self.step {
            None => self.search.first(),
            Some(LoopbackStep::Probe(_)) => self.search.probed(matches!(status, Some(200..=299))),
            Some(_) => self.search.challenged(status),
        };
        let host = &self.host;
        let step = self.step.insert(step);
        match step {
            LoopbackStep::Probe(url) => Step::Wait(host.ask(url, self.probe_timeout, None)),
            LoopbackStep::Challenge(url) => {
                Step::Wait(host.ask(url, CHALLENGE, Some(&self.challenge)))
            }
            LoopbackStep::Found => Step::Over(Ok(JsValue::UNDEFINED)),
            LoopbackStep::Cancel(reason) => Step::Over(Ok(written(&(*reason).into()))),
        }
    }
}

/// Searches for Okta Verify. Resolves to undefined when that has the challenge, else to the parameters of the action that
/// cancels it.
#[wasm_bindgen]
pub fn search(host: SearchHost, poll: &PollHost, is_android: bool) -> Promise {
    let text = poll.text();
    let state = decode(&poll.numbers(), &text);
    let Some(challenge) = device_challenge(&state, is_android) else {
        return Promise::resolve(&JsValue::UNDEFINED);
    };
    steps::run(Box::new(Search {
        host,
        challenge: challenge.challenge_request.into(),
        probe_timeout: challenge.probe_timeout,
        search: Loopback::new(challenge),
        step: None,
    }))
}
