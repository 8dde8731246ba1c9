//! What all WebAuthn ceremonies share: the relying party, the fields of the forms, and the check of an assertion.

use std::time::Duration;

use base64::{
    Engine, alphabet,
    engine::{
        DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::URL_SAFE_NO_PAD,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs_core::{
    WebauthnCore,
    proto::{AuthenticationState, AuthenticatorAssertionResponseRaw, PublicKeyCredential},
};

use crate::{
    ion::{Answer, Field},
    model::{Context, Passkey},
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

/// The relying party for a page of the org itself.
pub(super) fn here(cx: &Context) -> Option<WebauthnCore> {
    relying_party(Url::parse(&cx.base_url.0).ok()?, cx)
}

/// What the page gets, and what the org keeps, with a challenge of the org's own in place of the one that the library
/// made up: a seed decides it.
pub(super) fn rechallenge<S: Serialize + DeserializeOwned>(
    (mut data, state): (Value, S),
    cx: &Context,
) -> Option<(Value, S)> {
    let challenge = Value::from(cx.random.opaque());
    let mut state = serde_json::to_value(state).ok()?;
    state["challenge"] = challenge.clone();
    data["challenge"] = challenge;
    Some((data, serde_json::from_value(state).ok()?))
}

/// Where a page says that it is; None for a page that has no business with this client.
pub(super) fn trusted_origin(client_data: &Value, cx: &Context) -> Option<Url> {
    let origin = client_data.get("origin")?.as_str()?;
    let trusted = origin == cx.base_url.0 || cx.client.allows_origin(origin);
    Url::parse(origin).ok().filter(|_| trusted)
}

/// Pages send standard base64 or the URL's, padded or not.
pub(super) fn bytes(answer: &Answer, name: &'static str) -> Option<Vec<u8>> {
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

/// A field that the browser fills in.
pub(super) fn hidden(name: &'static str, label: &str) -> Field {
    Field::text(name, label).hidden().hint("webauthn")
}

/// The fields of an assertion.
pub(super) fn assertion_fields() -> Vec<Field> {
    let fields = [
        ("clientData", "Client Data"),
        ("authenticatorData", "Authenticator Data"),
        ("signatureData", "Signature Data"),
    ];
    let fields = fields.map(|(name, label)| hidden(name, label).required());
    fields.into()
}

/// The part of `PublicKeyCredentialRequestOptions` that an org gives.
pub(super) fn challenge_data(options: &Value) -> Value {
    json!({
        "challenge": options["challenge"],
        "userVerification": options["userVerification"],
        "rpId": options["rpId"],
    })
}

/// An assertion, as far as the page sends it.
pub(super) struct Assertion {
    core: WebauthnCore,
    response: AuthenticatorAssertionResponseRaw,
}

impl Assertion {
    /// Reads the fields; None where one is not readable, or where the page has no business with this client.
    pub(super) fn read(answer: &Answer, cx: &Context) -> Option<Self> {
        let client_data_json = bytes(answer, "clientData")?;
        let client_data = serde_json::from_slice(&client_data_json).ok()?;
        Some(Self {
            core: relying_party(trusted_origin(&client_data, cx)?, cx)?,
            response: AuthenticatorAssertionResponseRaw {
                authenticator_data: bytes(answer, "authenticatorData")?,
                client_data_json,
                signature: bytes(answer, "signatureData")?,
                user_handle: None,
            },
        })
    }

    /// Verifies it. A page does not say which key it used, so each is tried.
    pub(super) fn verify<'a>(
        &self,
        state: &AuthenticationState,
        mut passkeys: impl Iterator<Item = &'a mut Passkey>,
    ) -> Option<()> {
        passkeys.find_map(|passkey| {
            let assertion = PublicKeyCredential {
                id: URL_SAFE_NO_PAD.encode(&passkey.credential.cred_id),
                raw_id: passkey.credential.cred_id.to_vec(),
                response: self.response.clone(),
                extensions: Default::default(),
                type_: "public-key".into(),
            };
            // The counter is compared with that of the key as it is now, not as it was at the challenge.
            let verified = self
                .core
                .authenticate_single_credential(&assertion, state, &passkey.credential)
                .ok()?;
            passkey.credential.counter = verified.counter();
            Some(())
        })
    }
}
