//! Verifies a user by a key that is registered.

use axum::http::StatusCode;
use serde_json::{Value, json};
use webauthn_rs_core::proto::AuthenticationState;

use super::ceremony::{Assertion, assertion_fields, challenge_data, here, rechallenge};
use crate::{
    authenticator::{Challenge, Progress, Refusal, Remediation},
    ion::{Answer, Form, Message, MessageKey},
    model::{Authenticator, Context, User},
};

/// Asks for an assertion of a key that is registered.
#[derive(Clone)]
pub struct Verification {
    user_id: String,
    state: Option<AuthenticationState>,
    data: Option<Value>,
}

impl Verification {
    /// Challenges the keys that the user has.
    pub fn new(user: &User, cx: &Context) -> Self {
        let challenge = here(cx).and_then(|core| {
            let passkeys = user.passkeys.iter().map(|p| p.credential.clone()).collect();
            let builder = core
                .new_challenge_authenticate_builder(passkeys, None)
                .ok()?;
            let (data, state) = core.generate_challenge_authenticate(builder).ok()?;
            rechallenge((serde_json::to_value(data.public_key).ok()?, state), cx)
        });
        let (data, state) = challenge.unzip();
        Self {
            user_id: user.id.clone(),
            state,
            data,
        }
    }

    fn verify(&self, answer: &Answer, cx: &mut Context) -> Option<()> {
        let assertion = Assertion::read(answer, cx)?;
        let passkeys = &mut cx.store.user_mut(&self.user_id)?.passkeys;
        assertion.verify(self.state.as_ref()?, passkeys.iter_mut())
    }
}

impl Challenge for Verification {
    fn authenticator(&self) -> Authenticator {
        Authenticator::WebAuthn
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        vec![remediation.credentials(assertion_fields())]
    }

    fn contextual_data(&self) -> Option<Value> {
        let data = self.data.as_ref()?;
        Some(json!({ "challengeData": challenge_data(data) }))
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        if self.verify(answer, cx).is_some() {
            return Ok(Progress::Proven);
        }
        let message = Message::error(
            MessageKey::AssertionValidationFailure,
            "None of the WebAuthn authenticators the user has enrolled for was able to validate the assertion",
        );
        Err(Refusal::Message(StatusCode::BAD_REQUEST, message))
    }
}
