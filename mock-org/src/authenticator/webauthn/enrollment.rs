//! Registers a key.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::{
    ceremony::{here, hidden},
    registration::register,
};
use crate::{
    authenticator::{Challenge, Progress, Refusal, Remediation},
    ion::{Answer, Field, Form, Message, MessageKey},
    model::{Authenticator, Context, Passkey, Scenario, User},
};

const TRANSPORTS: &[&str] = &["credentials", "transports"];
const EXTENSIONS: &[&str] = &["credentials", "clientExtensions"];

/// Registers a new key.
#[derive(Clone)]
pub struct Enrollment {
    data: Option<Value>,
    /// Whether the key has to be found without the user being named.
    discoverable: bool,
    registered: Option<Passkey>,
}

impl Enrollment {
    /// Challenges the browser to make a key; a passkey, where users of this client can sign in by one alone.
    pub fn new(user: &User, cx: &Context) -> Self {
        let discoverable = cx.scenario == Scenario::Passkeys;
        let data = here(cx).and_then(|core| {
            let name = format!("{} {}", user.first_name, user.last_name);
            let known = user.passkeys.iter().map(|p| p.credential.cred_id.clone());
            let builder = core
                .new_challenge_register_builder(user.id.as_bytes(), &user.email, &name)
                .ok()?
                .exclude_credentials(Some(known.collect()))
                .require_resident_key(discoverable);
            let (options, _) = core.generate_challenge_register(builder).ok()?;
            let mut data = serde_json::to_value(options.public_key).ok()?;
            // A seed decides the challenge, in place of the one that the library made up.
            data["challenge"] = cx.random.opaque().into();
            // An org gives the id as it is, and pages turn it into bytes.
            data["user"]["id"] = user.id.clone().into();
            Some(data)
        });
        Self {
            data,
            discoverable,
            registered: None,
        }
    }

    fn register(&self, answer: &Answer, cx: &Context) -> Option<Passkey> {
        let credential = register(answer, self.data.as_ref()?, cx)?;
        let transports = answer.text(TRANSPORTS);
        let transports: Vec<String> = serde_json::from_str(transports).unwrap_or_default();
        Some(Passkey {
            credential,
            transports: transports.into(),
            discoverable: self.discoverable,
        })
    }
}

/// Checks the fields that newer forms require: JSON texts of a list and of an object.
fn check_newer(answer: &Answer) -> Result<(), Refusal> {
    let refuse =
        |path, label| Refusal::Field(StatusCode::BAD_REQUEST, path, Message::pattern(label));
    if serde_json::from_str::<Vec<String>>(answer.text(TRANSPORTS)).is_err() {
        return Err(refuse(TRANSPORTS, "Transports"));
    }
    if serde_json::from_str::<Map<String, Value>>(answer.text(EXTENSIONS)).is_err() {
        return Err(refuse(EXTENSIONS, "Client Extensions"));
    }
    Ok(())
}

impl Challenge for Enrollment {
    fn authenticator(&self) -> Authenticator {
        Authenticator::WebAuthn
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        let newer = |field: Field| match self.discoverable {
            true => field.required(),
            false => field.optional(),
        };
        vec![remediation.credentials(vec![
            hidden("clientData", "Client Data").required(),
            hidden("attestation", "Attestation").required(),
            newer(hidden("transports", "Transports")),
            newer(hidden("clientExtensions", "Client Extensions")),
        ])]
    }

    fn contextual_data(&self) -> Option<Value> {
        let data = self.data.as_ref()?;
        Some(json!({
            "activationData": {
                "rp": data["rp"],
                "user": data["user"],
                "pubKeyCredParams": data["pubKeyCredParams"],
                "challenge": data["challenge"],
                "attestation": data["attestation"],
                "authenticatorSelection": data["authenticatorSelection"],
                "excludeCredentials": data["excludeCredentials"],
            },
        }))
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        if self.discoverable {
            check_newer(answer)?;
        }
        self.registered = self.register(answer, cx);
        if self.registered.is_some() {
            return Ok(Progress::Proven);
        }
        let text = "Unable to enroll authenticator. Try again.";
        let message = Message::error(MessageKey::EnrollmentFailed, text);
        Err(Refusal::Message(StatusCode::BAD_REQUEST, message))
    }

    fn apply(&self, user: &mut User) {
        user.passkeys.extend(self.registered.clone());
        user.enroll(Authenticator::WebAuthn);
    }
}
