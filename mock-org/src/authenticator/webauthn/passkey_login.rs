//! Signs in somebody who has not said who they are: the passkey names its user.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use webauthn_rs_core::proto::{AuthenticationState, UserVerificationPolicy};

use super::ceremony::{
    Assertion, assertion_fields, bytes, challenge_data, here, hidden, rechallenge,
};
use crate::{
    ion::{Answer, Field, Form, FormName, Object},
    model::{Context, Status, User},
};

/// The member of a response that the forms are about. Responses name it without `$.`.
const CHALLENGE: &str = "webauthnAutofillUIChallenge";
const ANSWER: &str = "/idp/idx/challenge/answer/webauthn-autofillui";

/// A challenge for any passkey of this org.
#[derive(Clone)]
pub struct PasskeyLogin {
    state: Option<AuthenticationState>,
    data: Option<Value>,
}

impl PasskeyLogin {
    /// Challenges whatever passkey the browser has.
    pub fn new(cx: &Context) -> Self {
        let challenge = here(cx).and_then(|core| {
            let policy = Some(UserVerificationPolicy::Preferred);
            let builder = core
                .new_challenge_authenticate_builder(Vec::new(), policy)
                .ok()?;
            let (data, state) = core.generate_challenge_authenticate(builder).ok()?;
            rechallenge((serde_json::to_value(data.public_key).ok()?, state), cx)
        });
        let (data, state) = challenge.unzip();
        Self { state, data }
    }

    /// The button, and what the browser offers with the field for the identifier. Both are answered in the same way.
    pub fn forms(&self) -> [Form; 2] {
        [
            FormName::LaunchPasskeysAuthenticator,
            FormName::ChallengeWebauthnAutofillui,
        ]
        .map(|name| {
            let mut fields = assertion_fields();
            fields.push(hidden("userHandle", "User Handle").optional());
            let credentials = Field::object("credentials", fields).required();
            Form::post(name, ANSWER, vec![credentials]).relates_to(CHALLENGE)
        })
    }

    /// What both forms are about.
    pub fn object(&self) -> Object {
        let data = self.data.as_ref().map(challenge_data);
        Object::new(CHALLENGE, json!({ "challengeData": data }))
    }

    /// Whose passkey it is; None where nobody has it. Without a `userHandle` nobody can be found.
    pub fn owner(&self, answer: &Answer, cx: &mut Context) -> Option<User> {
        // The id of a user is base64 itself: pages decode it for the passkey, and encode what the passkey gives back.
        let id = STANDARD.encode(bytes(answer, "userHandle")?);
        let assertion = Assertion::read(answer, cx)?;
        let user = cx.store.user_mut(&id)?;
        let passkeys = user.passkeys.iter_mut().filter(|key| key.discoverable);
        assertion.verify(self.state.as_ref()?, passkeys)?;
        cx.user(&id).filter(|user| user.status == Status::Active)
    }
}
