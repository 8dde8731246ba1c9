use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::{key::*, support::*};

const PASCAL: &str = "passkey@example.com";
const FIRST: &[&str] = &["identify", "select-enroll-profile", BUTTON, AUTOFILL];
const BUTTON: &str = "launch-passkeys-authenticator";
const AUTOFILL: &str = "challenge-webauthn-autofillui-authenticator";
const ENROLL: &str = "enroll-authenticator";
const SELECT: &str = "select-authenticator-enroll";

fn caller() -> Caller {
    Caller {
        client_id: "passkey-client",
        ..Caller::new()
    }
}

/// The step that asks for a new passkey, after the password.
async fn setup(caller: &Caller) -> Reply {
    let step = caller.identify(PASCAL).await;
    let step = caller.give_passcode(&step, "Pass-Key-14").await;
    let step = step.expect(200, &[SELECT, "skip"], &[]);
    let step = caller
        .choose(&step, SELECT, "Security Key or Biometric")
        .await;
    step.expect(200, &[ENROLL, SELECT, "skip"], &[])
}

fn activation(step: &Reply) -> &Value {
    &step.body["currentAuthenticator"]["value"]["contextualData"]["activationData"]
}

/// A passkey of Pascal's, and what it answers for its user.
async fn enrolled(caller: &Caller) -> (Key, String) {
    let (key, step) = (Key::new(), setup(caller).await);
    let answer = key.register(&activation(&step)["challenge"]);
    let done = caller.answer(&step, ENROLL, answer).await;
    done.expect(200, &[], &[]).interaction_code();
    (
        key,
        activation(&step)["user"]["id"].as_str().unwrap().into(),
    )
}

fn challenge(step: &Reply) -> &Value {
    &step.body["webauthnAutofillUIChallenge"]["value"]["challengeData"]
}

fn assertion(key: &Key, step: &Reply, user_handle: &str) -> Value {
    let mut answer = key.assert(&challenge(step)["challenge"]);
    answer["credentials"]["userHandle"] = user_handle.into();
    answer
}

#[tokio::test]
async fn a_passkey_is_resident_and_its_form_requires_what_newer_forms_do() {
    let caller = caller();
    let step = setup(&caller).await;
    let activation = activation(&step);
    let selection = &activation["authenticatorSelection"];
    assert_eq!(
        (&selection["residentKey"], &selection["requireResidentKey"]),
        (&json!("required"), &json!(true))
    );
    // The id is base64 itself, of fifteen bytes.
    let id = activation["user"]["id"].as_str().unwrap();
    let bytes = STANDARD.decode(id).unwrap();
    assert_eq!((id.len(), bytes.len()), (20, 15));
    assert_eq!(STANDARD.encode(bytes), id);

    let good = Key::new().register(&activation["challenge"]);
    for (name, wrong) in [
        ("transports", json!("usb")),
        ("transports", json!("{}")),
        ("transports", json!("[1]")),
        ("clientExtensions", json!("[]")),
        ("clientExtensions", json!("rk")),
    ] {
        let mut answer = good.clone();
        answer["credentials"][name] = wrong;
        let refused = caller.answer(&step, ENROLL, answer).await;
        assert_eq!(refused.status, 400);
        let keys = refused.field_keys(ENROLL, &["credentials", name]);
        assert_eq!(keys, ["registration.error.doesNotMatchPattern"]);
        let mut answer = good.clone();
        answer["credentials"].as_object_mut().unwrap().remove(name);
        let refused = caller.answer(&step, ENROLL, answer).await;
        assert_eq!(refused.status, 400);
        let keys = refused.field_keys(ENROLL, &["credentials", name]);
        assert_eq!(keys, ["model.validation.field.blank"]);
    }
    let done = caller.answer(&step, ENROLL, good).await;
    done.interaction_code();
}

#[tokio::test]
async fn the_first_step_takes_a_passkey_by_the_field_or_by_the_button() {
    let caller = caller();
    let (mut key, handle) = enrolled(&caller).await;
    for (counter, form) in [(2, AUTOFILL), (3, BUTTON)] {
        key.counter = counter;
        let (step, interaction) = caller.begin().await;
        let step = step.expect(200, FIRST, &[]);
        let remediation = step.form(form);
        assert_eq!(
            remediation["relatesTo"],
            json!(["webauthnAutofillUIChallenge"])
        );
        let path = "/idp/idx/challenge/answer/webauthn-autofillui";
        assert_eq!(remediation["href"], format!("{ORG}{path}"));
        let fields = remediation["value"][0]["form"]["value"].as_array().unwrap();
        let names: Vec<_> = fields.iter().map(|field| &field["name"]).collect();
        let expected = [
            "clientData",
            "authenticatorData",
            "signatureData",
            "userHandle",
        ];
        assert_eq!(names, expected);
        assert_eq!(challenge(&step)["userVerification"], "preferred");
        // It stays the same until it is answered.
        assert_eq!(caller.introspect(&interaction).await.body, step.body);
        let answer = assertion(&key, &step, &handle);
        let done = caller
            .answer(&step, form, answer)
            .await
            .expect(200, &[], &[]);
        let user = &done.body["user"]["value"];
        assert_eq!(
            (&user["id"], &user["identifier"]),
            (&json!(handle), &json!(PASCAL))
        );
        done.interaction_code();
    }
}

#[tokio::test]
async fn an_unknown_passkey_is_answered_with_another_challenge() {
    let caller = caller();
    let (mut key, handle) = enrolled(&caller).await;
    key.counter = 2;
    let step = caller.start().await;
    let mut last = step;
    for (answer, why) in [
        (assertion(&Key::new(), &last, &handle), "another key"),
        (assertion(&key, &last, ""), "no user"),
        (
            assertion(&key, &last, "00uNobodyNobodyNobod"),
            "another user",
        ),
        (assertion(&key, &last, "!"), "no base64"),
    ] {
        let refused = caller.answer(&last, AUTOFILL, answer).await;
        let refused = refused.expect(401, FIRST, &["errors.E0000004"]);
        assert_ne!(challenge(&refused), challenge(&last), "{why}");
        last = refused;
    }
    // What the last challenge was is not accepted any more, and the present one is.
    let step = caller.start().await;
    let early = assertion(&key, &step, &handle);
    let unknown = assertion(&Key::new(), &step, &handle);
    let step = caller.answer(&step, BUTTON, unknown).await;
    let late = caller.answer(&step, BUTTON, early).await;
    let late = late.expect(401, FIRST, &["errors.E0000004"]);
    let answer = assertion(&key, &late, &handle);
    caller
        .answer(&late, BUTTON, answer)
        .await
        .interaction_code();
}

#[tokio::test]
async fn the_assertion_is_required_and_the_password_still_signs_in() {
    let caller = caller();
    let step = caller.start().await;
    let blank = caller.answer(&step, BUTTON, json!({})).await;
    assert_eq!(
        blank.field_keys(BUTTON, &["credentials", "signatureData"]),
        ["model.validation.field.blank"]
    );
    enrolled(&caller).await;
    // Somebody who has a passkey is not asked to set one up again.
    let step = caller.identify(PASCAL).await;
    caller
        .give_passcode(&step, "Pass-Key-14")
        .await
        .interaction_code();
}

#[tokio::test]
async fn a_key_that_is_not_resident_signs_nobody_in_alone() {
    let caller = Caller {
        client_id: "enroll-client",
        ..Caller::new()
    };
    let step = caller.identify(PASCAL).await;
    let step = caller.give_passcode(&step, "Pass-Key-14").await;
    let step = caller
        .choose(&step, SELECT, "Security Key or Biometric")
        .await;
    let selection = &activation(&step)["authenticatorSelection"];
    assert_eq!(selection["requireResidentKey"], false);
    let handle = activation(&step)["user"]["id"].as_str().unwrap().to_owned();
    let mut key = Key::new();
    let mut answer = key.register(&activation(&step)["challenge"]);
    answer["credentials"]
        .as_object_mut()
        .unwrap()
        .remove("clientExtensions");
    let step = caller.answer(&step, ENROLL, answer).await;
    let list = step.body["authenticatorEnrollments"]["value"].as_array();
    let entry = list
        .unwrap()
        .iter()
        .find(|entry| entry["key"] == "webauthn");
    assert!(entry.unwrap()["credentialId"].is_string());

    let caller = Caller {
        client_id: "passkey-client",
        ..caller
    };
    key.counter = 2;
    let step = caller.start().await;
    let answer = assertion(&key, &step, &handle);
    let refused = caller.answer(&step, AUTOFILL, answer).await;
    refused.expect(401, FIRST, &["errors.E0000004"]);
}
