//! The check of a new credential (WebAuthn Level 2, section 7.1).
//!
//! `WebauthnCore::register_credential` asks the system for the time, and panics in WebAssembly, which has none. It needs the
//! time for certificates of attestations. The org asks for no attestation, so it does not read that statement.

use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;
use webauthn_rs_core::{
    internals::AuthenticatorData,
    proto::{COSEKey, Credential, CredentialV3, Registration, UserVerificationPolicy},
};

use super::ceremony::{bytes, trusted_origin};
use crate::{ion::Answer, model::Context};

/// What an authenticator made, in CBOR.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AttestationObject<'a> {
    auth_data: &'a [u8],
}

/// The credential that answers `options` (`PublicKeyCredentialCreationOptions`); None where something does not fit.
pub(super) fn register(answer: &Answer, options: &Value, cx: &Context) -> Option<Credential> {
    let client_data: Value = serde_json::from_slice(&bytes(answer, "clientData")?).ok()?;
    trusted_origin(&client_data, cx)?;
    let attestation = bytes(answer, "attestation")?;
    let AttestationObject { auth_data } = serde_cbor_2::from_slice(&attestation).ok()?;
    let data = AuthenticatorData::<Registration>::try_from(auth_data).ok()?;
    let new = data.acd.as_ref()?;
    let key = COSEKey::try_from(&new.credential_pk).ok()?;

    let org = Url::parse(&cx.base_url.0).ok()?;
    let offered = options["pubKeyCredParams"].as_array()?;
    let fits = client_data["type"] == "webauthn.create"
        && client_data["challenge"] == options["challenge"]
        && client_data["crossOrigin"] != true
        && auth_data.starts_with(&Sha256::digest(org.host_str()?))
        && data.user_present
        && offered.iter().any(|one| one["alg"] == key.type_ as i64)
        && (data.backup_eligible || !data.backup_state)
        && !cx.store.has_passkey(&new.credential_id);
    let credential = CredentialV3 {
        cred_id: new.credential_id.clone(),
        cred: key,
        counter: data.counter,
        verified: data.user_verified,
        registration_policy: UserVerificationPolicy::Preferred,
    };
    fits.then(|| Credential {
        backup_eligible: data.backup_eligible,
        backup_state: data.backup_state,
        ..credential.into()
    })
}
