//! Okta FastPass: the search for Okta Verify on this device.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::bindings::{PollHost, SearchHost};
use super::data::written;
use super::poll::state_of;
use super::steps::{self, Step, Steps};
use crate::protocol::flow::{CHALLENGE, Loopback, LoopbackStep, device_challenge};

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
    let Some(challenge) = device_challenge(&state_of(poll), is_android) else {
        return Promise::resolve(&JsValue::UNDEFINED);
    };
    steps::run(Box::new(Search {
        host,
        search: Loopback::new(&challenge),
        challenge: challenge.challenge_request,
        probe_timeout: challenge.probe_timeout,
        step: None,
    }))
}
