//! WebAuthn: the parameters that a credential gives.

use serde_json::{Value as Json, json};

use super::{shown, value};
use crate::protocol::flow::{
    FlowError, NULL, Value, assertion as of_sign_in, attestation as of_registration,
};

fn attestation(credential: Value<'static>, form: Value<'static>) -> Result<Json, FlowError> {
    of_registration(credential, form).map(shown)
}

fn assertion(credential: Value<'static>, form: Value<'static>) -> Result<Json, FlowError> {
    of_sign_in(credential, form).map(shown)
}

/// Bytes as they are given.
fn bytes(bytes: &[u8]) -> Json {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    json!(format!("bytes:{text}"))
}

/// A form with these fields below `credentials`.
fn form(names: &[&str]) -> Value<'static> {
    let fields: Vec<Json> = names
        .iter()
        .map(|name| json!({ "name": name, "required": true }))
        .collect();
    value(
        &json!({ "value": [{ "name": "credentials", "type": "object", "form": { "value": fields } }] }),
    )
}

#[test]
fn after_a_registration_padded_base64_goes_out() {
    let credential = |json: Json| value(&json);
    let texts = credential(
        json!({ "clientDataJSON": "-_8", "attestationObject": "AQ", "transports": "[\"usb\"]", "clientExtensions": "{}" }),
    );
    let params = attestation(texts, form(&["clientData", "attestation"])).unwrap();
    assert_eq!(
        params,
        json!({ "credentials": { "clientData": "+/8=", "attestation": "AQ==" } })
    );
    let all = form(&[
        "clientData",
        "attestation",
        "transports",
        "clientExtensions",
    ]);
    assert_eq!(
        attestation(texts, all).unwrap(),
        json!({ "credentials": {
            "clientData": "+/8=", "attestation": "AQ==", "transports": "[\"usb\"]", "clientExtensions": "{}",
        } }),
        "optional fields only where the form has them"
    );
    let bare = credential(json!({ "clientDataJSON": "AQID", "attestationObject": "AQI" }));
    let required = json!({ "clientData": "AQID", "attestation": "AQI=", "transports": "[]", "clientExtensions": "{}" });
    assert_eq!(
        attestation(bare, all).unwrap(),
        json!({ "credentials": required }),
        "a form that requires what the browser cannot tell gets it empty"
    );
    let optional = value(
        &json!({ "value": [{ "name": "credentials", "form": { "value": [
        { "name": "transports" }, { "name": "clientExtensions", "required": false },
    ] } }] }),
    );
    assert_eq!(
        attestation(bare, optional).unwrap(),
        json!({ "credentials": { "clientData": "AQID", "attestation": "AQI=" } }),
        "left out where it is optional"
    );
}

#[test]
fn after_a_sign_in_padded_base64_goes_out_and_the_user_handle_where_the_form_has_it() {
    let mut credential = json!({
        "clientDataJSON": bytes(&[1, 1]), "authenticatorData": bytes(&[2, 2]), "signature": bytes(&[3, 253]),
        "userHandle": bytes(&[4, 4]),
    });
    let sent =
        json!({ "clientData": "AQE=", "authenticatorData": "AgI=", "signatureData": "A/0=" });
    let params = assertion(value(&credential), form(&["clientData"])).unwrap();
    assert_eq!(params, json!({ "credentials": sent }));
    let mut with_handle = sent.clone();
    with_handle["userHandle"] = json!("BAQ=");
    let wanted = form(&["clientData", "userHandle"]);
    assert_eq!(
        assertion(value(&credential), wanted).unwrap(),
        json!({ "credentials": with_handle })
    );

    credential["userHandle"] = Json::Null;
    with_handle["userHandle"] = json!("");
    assert_eq!(
        assertion(value(&credential), wanted).unwrap(),
        json!({ "credentials": with_handle }),
        "an empty one if the key gave none"
    );
}

#[test]
fn a_credential_of_another_ceremony_or_none_is_an_error() {
    let registered = value(&json!({ "clientDataJSON": "AQ", "attestationObject": "AQ" }));
    let signed_in =
        value(&json!({ "clientDataJSON": "AQ", "authenticatorData": "AQ", "signature": "AQ" }));
    assert_eq!(assertion(registered, &NULL), Err(FlowError::NoCredential));
    assert_eq!(attestation(signed_in, &NULL), Err(FlowError::NoCredential));
    assert_eq!(attestation(&NULL, &NULL), Err(FlowError::NoCredential));
    let torn = value(&json!({ "clientDataJSON": "A", "attestationObject": "AQ" }));
    assert_eq!(attestation(torn, &NULL), Err(FlowError::NotBase64));
}

#[test]
fn every_number_of_bytes_is_encoded_with_its_padding() {
    for (length, expected) in [
        (0, ""),
        (1, "AA=="),
        (2, "AAE="),
        (3, "AAEC"),
        (4, "AAECAw=="),
    ] {
        let data: Vec<u8> = (0..length).collect();
        let credential = json!({ "clientDataJSON": bytes(&data), "attestationObject": bytes(&[]) });
        let params = attestation(value(&credential), &NULL).unwrap();
        assert_eq!(params["credentials"]["clientData"], expected);
    }
}
