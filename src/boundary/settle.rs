//! What comes of a request: the answer's way back to the caller.

use wasm_bindgen::prelude::*;

use super::bindings::{self, make_idx_state};
use super::endpoints::introspect;
use super::errors::{failure, returned};
use crate::protocol::request::action::is_step_up;
use crate::protocol::request::{Handle, Purpose};
use crate::protocol::response::Outcome;

/// What the caller of a request gets, or the next request to send. `value` is the body of an answer, or what went wrong;
/// `www_authenticate` is that header of a 401.
///
/// Throws what the caller is rejected with: for an action, the state of what the server said, or what went wrong; for
/// `interact` and `introspect`, the parsed body of a refusal, or what went wrong; for `start`, `{ error }` with what `interact`
/// rejects with, or `{ error: { error: 'introspect call failed', details } }` where `details` is the state of what the
/// server said.
#[wasm_bindgen]
pub fn settle(
    purpose: u32,
    to_persist: &JsValue,
    domain: &JsValue,
    outcome: u32,
    value: &JsValue,
    www_authenticate: &JsValue,
) -> JsValue {
    let outcome = Outcome::from_code(outcome);
    let answer = if outcome == Outcome::Answered {
        Ok(value)
    } else {
        Err(value.clone())
    };
    returned(match Purpose::from_code(purpose) {
        Purpose::Interact => answer.and_then(bindings::handle_of),
        Purpose::Introspect => answer.cloned(),
        Purpose::Action if outcome == Outcome::Failed => answer.cloned(),
        Purpose::Action => make_idx_state(value, to_persist)
            .and_then(|state| settle_action(outcome, state, www_authenticate)),
        Purpose::StartInteract => go_on(answer.and_then(bindings::handle_of), to_persist, domain),
        Purpose::StartIntrospect => match answer {
            Ok(response) => state(response, to_persist),
            Err(thrown) => Err(refused(&thrown, to_persist)),
        },
    })
}

fn settle_action(
    outcome: Outcome,
    state: JsValue,
    www_authenticate: &JsValue,
) -> Result<JsValue, JsValue> {
    if outcome == Outcome::Answered {
        return Ok(state);
    }
    if is_step_up(www_authenticate.as_string().as_deref()) {
        bindings::set(&state, "stepUp", &JsValue::TRUE);
    }
    Err(state)
}

/// Goes on with `introspect` where `interact` was answered.
fn go_on(
    handle: Result<JsValue, JsValue>,
    to_persist: &JsValue,
    domain: &JsValue,
) -> Result<JsValue, JsValue> {
    let handle = handle.map_err(|thrown| failure(&thrown))?;
    bindings::set(to_persist, "interactionHandle", &handle);
    let text = handle.as_string();
    let handle = (!handle.is_undefined()).then_some(Handle::Interaction(text.as_deref()));
    let domain = domain.as_string().unwrap_or_default();
    introspect(Purpose::StartIntrospect, &domain, handle, to_persist)
}

/// What a failed `introspect` rejects with.
fn refused(thrown: &JsValue, to_persist: &JsValue) -> JsValue {
    match state(thrown, to_persist) {
        Ok(details) => bindings::failure("introspect call failed", &details),
        Err(failure) => failure,
    }
}

fn state(response: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    make_idx_state(response, to_persist).map_err(|thrown| failure(&thrown))
}
