//! WebAuthn: the options of a ceremony.

use serde_json::{Value as Json, json};

use super::{shown, state};
use crate::protocol::flow::{
    FlowError, NULL, Value, creation_options as creation, request_options as request,
};

fn creation_options(state: Value<'static>) -> Result<Json, FlowError> {
    creation(state).map(|ceremony| shown(ceremony)["publicKey"].clone())
}

fn request_options(state: Value<'static>, is_conditional: bool) -> Result<Json, FlowError> {
    request(state, is_conditional).map(|ceremony| shown(ceremony)["publicKey"].clone())
}

/// A state in which the user registers a key.
fn registering(activation: Json, others: Json) -> Value<'static> {
    let data = json!({ "contextualData": { "activationData": activation } });
    let remediation = json!({ "name": "enroll-authenticator", "relatesTo": { "value": data } });
    state(&json!([{ "name": "skip" }, remediation]), &others)
}

/// A state in which the user signs in with a key.
fn signing_in(challenge: Json, others: Json) -> Value<'static> {
    let data = json!({ "contextualData": { "challengeData": challenge } });
    let remediation = json!({ "name": "challenge-authenticator", "relatesTo": { "value": data } });
    state(&json!([remediation]), &others)
}

/// A state in which any passkey may be used.
fn autofill(name: &str) -> Value<'static> {
    let data = json!({ "challengeData": { "challenge": "AQID", "rpId": "org.example" } });
    let remediation = json!({ "name": name, "relatesTo": { "value": data } });
    state(&json!([{ "name": "identify" }, remediation]), &json!({}))
}

fn enrolled() -> Json {
    json!({ "authenticatorEnrollments": { "value": [
        { "key": "webauthn", "credentialId": "_-8", "transports": ["usb", "nfc"] },
        { "key": "okta_password" },
        { "key": "webauthn", "credentialId": "AQID", "profile": { "transports": "internal, hybrid" } },
        { "key": "webauthn", "credentialId": "BA" },
        { "key": "webauthn" },
    ] } })
}

fn key(id: &[u8], transports: Option<&[&str]>) -> Json {
    let mut key = json!({ "type": "public-key", "id": id });
    if let Some(names) = transports {
        key["transports"] = json!(names);
    }
    key
}

fn enrolled_keys() -> Json {
    json!([
        key(&[255, 239], Some(&["usb", "nfc"])),
        key(&[1, 2, 3], Some(&["internal", "hybrid"])),
        key(&[4], None),
    ])
}

#[test]
fn for_creation_all_members_pass_through_and_ids_become_bytes() {
    let options = creation_options(registering(
        json!({
            "challenge": "_-8", "rp": { "name": "Org" }, "user": { "id": "00u1234567890abcdefg", "name": "ada" },
            "pubKeyCredParams": [{ "type": "public-key", "alg": -7 }], "attestation": "direct", "timeout": 5,
            "extensions": { "credProps": true }, "hints": ["security-key"], "u2fParams": { "appid": "x" },
        }),
        enrolled(),
    ))
    .unwrap();
    assert_eq!(options["challenge"], json!([255, 239]));
    let id = options["user"]["id"].as_array().unwrap();
    assert_eq!(id.len(), 15, "an id of Okta is read as base64");
    assert_eq!(options["user"]["name"], "ada");
    for (name, member) in [
        ("rp", json!({ "name": "Org" })),
        (
            "pubKeyCredParams",
            json!([{ "type": "public-key", "alg": -7.0 }]),
        ),
        ("attestation", json!("direct")),
        ("timeout", json!(5.0)),
        ("extensions", json!({ "credProps": true })),
        ("hints", json!(["security-key"])),
    ] {
        assert_eq!(options[name], member, "{name}");
    }
    assert_eq!(options.get("u2fParams"), None);
}

#[test]
fn keys_that_the_user_has_are_excluded_with_those_of_the_challenge_none_twice() {
    let given = json!([{ "type": "public-key", "id": "CQ", "transports": ["ble"] }, { "type": "public-key", "id": "AQID" }]);
    let state = registering(
        json!({ "challenge": "AQ", "excludeCredentials": given }),
        enrolled(),
    );
    let options = creation_options(state).unwrap();
    let enrolled = enrolled_keys();
    assert_eq!(
        options["excludeCredentials"],
        json!([
            key(&[9], Some(&["ble"])),
            key(&[1, 2, 3], None),
            enrolled[0],
            enrolled[2],
        ])
    );
}

#[test]
fn none_are_excluded_for_a_key_that_must_be_discoverable() {
    let selection = |required: bool| json!({ "challenge": "AQ", "authenticatorSelection": { "requireResidentKey": required } });
    let of = |required| creation_options(registering(selection(required), enrolled())).unwrap();
    assert_eq!(of(true)["excludeCredentials"], json!([]));
    assert_eq!(of(false)["excludeCredentials"], enrolled_keys());
}

#[test]
fn for_a_sign_in_all_members_pass_through_and_the_users_keys_are_allowed() {
    let challenge = json!({ "challenge": "AQID", "userVerification": "preferred", "extensions": { "appid": "https://org.example" } });
    let options = request_options(signing_in(challenge, enrolled()), false).unwrap();
    assert_eq!(options["challenge"], json!([1, 2, 3]));
    assert_eq!(options["userVerification"], "preferred");
    assert_eq!(options["extensions"]["appid"], "https://org.example");
    assert_eq!(options["allowCredentials"], enrolled_keys());
    assert_eq!(
        options.get("rpId"),
        None,
        "the browser's default is the host"
    );
}

#[test]
fn for_autofill_and_for_a_passkey_of_an_unknown_user_any_key_is_allowed() {
    let name = "challenge-webauthn-autofillui-authenticator";
    for (state, is_conditional) in [
        (autofill(name), true),
        (autofill(name), false),
        (autofill("launch-passkeys-authenticator"), false),
    ] {
        let options = request_options(state, is_conditional).unwrap();
        assert_eq!(options.get("allowCredentials"), None);
        assert_eq!(options["rpId"], "org.example");
    }
    let other = autofill("launch-passkeys-authenticator");
    assert_eq!(request_options(other, true), Err(FlowError::NoChallenge));
}

#[test]
fn either_alphabet_comes_in_with_or_without_padding() {
    for challenge in ["-_8", "+/8", "-_8=", "+/8="] {
        let options = request_options(
            signing_in(json!({ "challenge": challenge }), json!({})),
            false,
        );
        assert_eq!(
            options.unwrap()["challenge"],
            json!([251, 255]),
            "{challenge}"
        );
    }
    for challenge in [
        json!("a b"),
        json!("AQIDB"),
        json!("ü"),
        json!(5),
        json!({}),
    ] {
        let state = signing_in(json!({ "challenge": challenge }), json!({}));
        assert_eq!(
            request_options(state, false),
            Err(FlowError::NotBase64),
            "{challenge}"
        );
    }
}

#[test]
fn a_state_without_a_challenge_is_an_error() {
    for state in [
        &NULL,
        state(&json!([]), &json!({})),
        signing_in(json!({}), json!({})),
    ] {
        assert_eq!(creation_options(state), Err(FlowError::NoChallenge));
        assert_eq!(request_options(state, false), Err(FlowError::NoChallenge));
        assert_eq!(request_options(state, true), Err(FlowError::NoChallenge));
    }
}
