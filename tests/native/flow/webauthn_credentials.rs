//! WebAuthn: the parameters that a credential gives.

use serde_json::{Value as Json, json};

use super::value;
use crate::protocol::flow::{Value, WebAuthnError, assertion, attestation};

fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

/// A form with these fields below `credentials`.
fn form(names: &[&str]) -> Value {
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
    let params = attestation(&texts, &form(&["clientData", "attestation"])).unwrap();
    assert_eq!(
        params,
        value(&json!({ "credentials": { "clientData": "+/8=", "attestation": "AQ==" } }))
    );
    let all = form(&[
        "clientData",
        "attestation",
        "transports",
        "clientExtensions",
    ]);
    assert_eq!(
        attestation(&texts, &all).unwrap(),
        value(&json!({ "credentials": {
            "clientData": "+/8=", "attestation": "AQ==", "transports": "[\"usb\"]", "clientExtensions": "{}",
        } })),
        "optional fields only where the form has them"
    );
    let bare = credential(json!({ "clientDataJSON": "AQID", "attestationObject": "AQI" }));
    let required = json!({ "clientData": "AQID", "attestation": "AQI=", "transports": "[]", "clientExtensions": "{}" });
    assert_eq!(
        attestation(&bare, &all).unwrap(),
        value(&json!({ "credentials": required })),
        "a form that requires what the browser cannot tell gets it empty"
    );
    let optional = value(
        &json!({ "value": [{ "name": "credentials", "form": { "value": [
        { "name": "transports" }, { "name": "clientExtensions", "required": false },
    ] } }] }),
    );
    assert_eq!(
        attestation(&bare, &optional).unwrap(),
        value(&json!({ "credentials": { "clientData": "AQID", "attestation": "AQI=" } })),
        "left out where it is optional"
    );
}

#[test]
fn after_a_sign_in_padded_base64_goes_out_and_the_user_handle_where_the_form_has_it() {
    let credential = Value::Object(
        [
            ("clientDataJSON", 1),
            ("authenticatorData", 2),
            ("signature", 3),
            ("userHandle", 4),
        ]
        .map(|(name, byte)| (name.to_owned(), bytes(&[byte, byte])))
        .to_vec(),
    );
    let sent =
        json!({ "clientData": "AQE=", "authenticatorData": "AgI=", "signatureData": "AwM=" });
    let params = assertion(&credential, &form(&["clientData"])).unwrap();
    assert_eq!(params, value(&json!({ "credentials": sent })));
    let mut with_handle = sent.clone();
    with_handle["userHandle"] = json!("BAQ=");
    let wanted = form(&["clientData", "userHandle"]);
    assert_eq!(
        assertion(&credential, &wanted).unwrap(),
        value(&json!({ "credentials": with_handle }))
    );

    let Value::Object(mut members) = credential else {
        panic!("an object")
    };
    members.pop();
    with_handle["userHandle"] = json!("");
    assert_eq!(
        assertion(&Value::Object(members), &wanted).unwrap(),
        value(&json!({ "credentials": with_handle })),
        "an empty one if the key gave none"
    );
}

#[test]
fn a_credential_of_another_ceremony_or_none_is_an_error() {
    let registered = value(&json!({ "clientDataJSON": "AQ", "attestationObject": "AQ" }));
    let signed_in =
        value(&json!({ "clientDataJSON": "AQ", "authenticatorData": "AQ", "signature": "AQ" }));
    assert_eq!(
        assertion(&registered, &Value::Null),
        Err(WebAuthnError::NoCredential)
    );
    assert_eq!(
        attestation(&signed_in, &Value::Null),
        Err(WebAuthnError::NoCredential)
    );
    assert_eq!(
        attestation(&Value::Null, &Value::Null),
        Err(WebAuthnError::NoCredential)
    );
    let torn = value(&json!({ "clientDataJSON": "A", "attestationObject": "AQ" }));
    assert_eq!(
        attestation(&torn, &Value::Null),
        Err(WebAuthnError::NotBase64)
    );
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
        let credential = Value::Object(vec![
            ("clientDataJSON".into(), Value::Bytes(data)),
            ("attestationObject".into(), bytes(&[])),
        ]);
        let params = attestation(&credential, &Value::Null).unwrap();
        assert_eq!(
            params.at(&["credentials", "clientData"]).text(),
            Some(expected)
        );
    }
}
