//! WebAuthn credentials.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use webauthn_rs_core::proto::Credential;

/// A credential that a user has registered.
#[derive(Debug, Clone)]
pub struct Passkey {
    /// Its id, public key and counter.
    pub credential: Credential,
    /// How the browser reaches it.
    pub transports: Value,
    /// Whether it is found without its user being named, and names them itself.
    pub discoverable: bool,
}

impl Passkey {
    /// What `authenticatorEnrollments` says of it, so that a page can ask for this one.
    pub fn describe(&self) -> Value {
        json!({
            "credentialId": URL_SAFE_NO_PAD.encode(&self.credential.cred_id),
            "transports": self.transports,
        })
    }
}
