//! A security key or a passkey. Everything about an answer is checked by `webauthn-rs`: challenge, origin, relying
//! party, flags, signature, and the counter that tells a copied key.

use std::time::Duration;

use axum::http::StatusCode;
use base64::{
    Engine, alphabet,
    engine::{
        DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::URL_SAFE_NO_PAD,
    },
};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs_core::{
    WebauthnCore,
    proto::{
        AuthenticationState, AuthenticatorAssertionResponseRaw,
        AuthenticatorAttestationResponseRaw, PublicKeyCredential, RegisterPublicKeyCredential,
        RegistrationState,
    },
};

use super::{Challenge, Progress, Refusal, Remediation};
use crate::{
    ion::{Answer, Field, Form, Message, MessageKey},
    model::{Authenticator, Context, Passkey, User},
};

const TIMEOUT: Duration = Duration::from_secs(60);

/// The relying party is the org's host; the page may be any that the client could return to, or the org's own.
fn relying_party(origin: Url, cx: &Context) -> Option<WebauthnCore> {
    let org = Url::parse(&cx.base_url.0).ok()?;
    let core = WebauthnCore::new_unsafe_experts_only(
        "Mock org",
        org.host_str()?,
        vec![origin],
        TIMEOUT,
        Some(false),
        Some(false),
    );
    Some(core)
}

fn here(cx: &Context) -> Option<WebauthnCore> {
    relying_party(Url::parse(&cx.base_url.0).ok()?, cx)
}

/// The relying party for a page that says where it is; None for a page that has no business with this client.
fn at_origin(client_data: &[u8], cx: &Context) -> Option<WebauthnCore> {
    let client_data: Value = serde_json::from_slice(client_data).ok()?;
    let origin = client_data.get("origin")?.as_str()?;
    let trusted = origin == cx.base_url.0 || cx.client.allows_origin(origin);
    relying_party(Url::parse(origin).ok().filter(|_| trusted)?, cx)
}

/// Pages send standard base64 or the URL's, padded or not.
fn bytes(answer: &Answer, name: &'static str) -> Option<Vec<u8>> {
    let config =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let text = answer
        .text(&["credentials", name])
        .replace('-', "+")
        .replace('_', "/");
    GeneralPurpose::new(&alphabet::STANDARD, config)
        .decode(text)
        .ok()
}

fn hidden(name: &'static str, label: &str) -> Field {
    Field::text(name, label).hidden().hint("webauthn")
}

/// Asks for an assertion of a key that is registered.
pub(super) struct Verification {
    user_id: String,
    state: Option<AuthenticationState>,
    data: Option<Value>,
}

impl Verification {
    pub(super) fn new(user: &User, cx: &Context) -> Self {
        let challenge = here(cx).and_then(|core| {
            let passkeys = user.passkeys.iter().map(|p| p.credential.clone()).collect();
            let builder = core
                .new_challenge_authenticate_builder(passkeys, None)
                .ok()?;
            core.generate_challenge_authenticate(builder).ok()
        });
        let (data, state) = challenge.unzip();
        Self {
            user_id: user.id.clone(),
            state,
            data: data.and_then(|data| serde_json::to_value(data.public_key).ok()),
        }
    }

    /// A page does not say which key it used, so each is tried.
    fn verify(&self, answer: &Answer, cx: &mut Context) -> Option<()> {
        let client_data_json = bytes(answer, "clientData")?;
        let core = at_origin(&client_data_json, cx)?;
        let response = AuthenticatorAssertionResponseRaw {
            authenticator_data: bytes(answer, "authenticatorData")?,
            client_data_json,
            signature: bytes(answer, "signatureData")?,
            user_handle: None,
        };
        let state = self.state.as_ref()?;
        let passkeys = &mut cx.store.user_mut(&self.user_id)?.passkeys;
        passkeys.iter_mut().find_map(|passkey| {
            let assertion = PublicKeyCredential {
                id: URL_SAFE_NO_PAD.encode(&passkey.credential.cred_id),
                raw_id: passkey.credential.cred_id.to_vec(),
                response: response.clone(),
                extensions: Default::default(),
                type_: "public-key".into(),
            };
            // The counter is compared with that of the key as it is now, not as it was at the challenge.
            let verified = core
                .authenticate_single_credential(&assertion, state, &passkey.credential)
                .ok()?;
            passkey.credential.counter = verified.counter();
            Some(())
        })
    }
}

impl Challenge for Verification {
    fn authenticator(&self) -> Authenticator {
        Authenticator::WebAuthn
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        let fields = [
            ("clientData", "Client Data"),
            ("authenticatorData", "Authenticator Data"),
            ("signatureData", "Signature Data"),
        ];
        let fields = fields.map(|(name, label)| hidden(name, label).required());
        vec![remediation.credentials(fields.into())]
    }

    fn contextual_data(&self) -> Option<Value> {
        let data = self.data.as_ref()?;
        Some(json!({
            "challengeData": {
                "challenge": data["challenge"],
                "userVerification": data["userVerification"],
                "rpId": data["rpId"],
            },
        }))
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

/// Registers a new key.
pub(super) struct Enrollment {
    state: Option<RegistrationState>,
    data: Option<Value>,
    registered: Option<Passkey>,
}

impl Enrollment {
    pub(super) fn new(user: &User, cx: &Context) -> Self {
        let challenge = here(cx).and_then(|core| {
            let name = format!("{} {}", user.first_name, user.last_name);
            let known = user.passkeys.iter().map(|p| p.credential.cred_id.clone());
            let builder = core
                .new_challenge_register_builder(user.id.as_bytes(), &user.email, &name)
                .ok()?
                .exclude_credentials(Some(known.collect()));
            core.generate_challenge_register(builder).ok()
        });
        let (data, state) = challenge.unzip();
        let data = data.and_then(|data| serde_json::to_value(data.public_key).ok());
        Self {
            state,
            // An org gives the id as it is, and pages turn it into bytes.
            data: data.map(|mut data| {
                data["user"]["id"] = user.id.clone().into();
                data
            }),
            registered: None,
        }
    }

    fn register(&self, answer: &Answer, cx: &Context) -> Option<Passkey> {
        let client_data_json = bytes(answer, "clientData")?;
        let core = at_origin(&client_data_json, cx)?;
        let registration = RegisterPublicKeyCredential {
            id: String::new(),
            raw_id: Vec::new(),
            response: AuthenticatorAttestationResponseRaw {
                attestation_object: bytes(answer, "attestation")?,
                client_data_json,
                transports: None,
            },
            type_: "public-key".into(),
            extensions: Default::default(),
        };
        let credential = core
            .register_credential(&registration, self.state.as_ref()?, None)
            .ok()?;
        if cx.store.has_passkey(&credential.cred_id) {
            return None;
        }
        let transports = answer.text(&["credentials", "transports"]);
        let transports: Vec<String> = serde_json::from_str(transports).unwrap_or_default();
        Some(Passkey {
            credential,
            transports: transports.into(),
        })
    }
}

impl Challenge for Enrollment {
    fn authenticator(&self) -> Authenticator {
        Authenticator::WebAuthn
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        vec![remediation.credentials(vec![
            hidden("clientData", "Client Data").required(),
            hidden("attestation", "Attestation").required(),
            hidden("transports", "Transports").optional(),
            hidden("clientExtensions", "Client Extensions").optional(),
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
