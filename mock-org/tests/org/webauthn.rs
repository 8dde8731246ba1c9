use serde_json::{Value, json};

use crate::{key::*, support::*};

const SELECT: &str = "select-authenticator-authenticate";
const ENROLL: &str = "select-authenticator-enroll";
const LABEL: &str = "Security Key or Biometric";
const VERIFY: &[&str] = &["challenge-authenticator", SELECT];
const REFUSED_SETUP: &[&str] = &["oie.authenticator.enroll.error.fail"];
const REFUSED: &[&str] = &["authfactor.webauthn.error.assertion_validation_failure"];

fn data<'a>(step: &'a Reply, name: &str) -> &'a Value {
    &step.body["currentAuthenticator"]["value"]["contextualData"][name]
}

/// The step that asks a new user for a key.
async fn setup(caller: &Caller) -> Reply {
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, LABEL).await;
    step.expect(200, &["enroll-authenticator", ENROLL, "skip"], &[])
}

async fn enrolled(caller: &Caller, key: &Key) {
    let step = setup(caller).await;
    let answer = key.register(&data(&step, "activationData")["challenge"]);
    let step = caller.answer(&step, "enroll-authenticator", answer).await;
    let step = step.expect(200, &[ENROLL, "skip"], &[]);
    let enrollment = &step.body["authenticatorEnrollments"]["value"][1];
    assert_eq!(enrollment["key"], "webauthn");
    assert_eq!(enrollment["transports"], json!(["usb"]));
    caller
        .answer(&step, "skip", json!({}))
        .await
        .interaction_code();
}

/// The step that asks that user for it again.
async fn asked(caller: &Caller) -> Reply {
    let step = caller.identify("new@example.com").await;
    let step = caller.choose(&step, SELECT, LABEL).await;
    step.expect(200, VERIFY, &[])
}

fn choice() -> Caller {
    Caller {
        client_id: "choice-client",
        ..Caller::new()
    }
}

#[tokio::test]
async fn a_key_is_registered_and_then_signs_in() {
    let (caller, mut key) = (choice(), Key::new());
    let step = setup(&caller).await;
    let activation = data(&step, "activationData");
    assert_eq!(
        activation["rp"],
        json!({ "id": "org.example", "name": "Mock org" })
    );
    assert_eq!(activation["user"]["name"], "new@example.com");
    assert_eq!(activation["pubKeyCredParams"][0]["type"], "public-key");

    let caller = choice();
    enrolled(&caller, &key).await;
    for counter in [2, 3] {
        key.counter = counter;
        let step = asked(&caller).await;
        let challenge = data(&step, "challengeData");
        assert_eq!(challenge["rpId"], "org.example");
        let answer = key.assert(&challenge["challenge"]);
        let done = caller.answer(&step, VERIFY[0], answer).await;
        done.expect(200, &[], &[]).interaction_code();
    }
}

#[tokio::test]
async fn what_does_not_fit_the_challenge_is_refused() {
    let (caller, mut key) = (choice(), Key::new());
    enrolled(&caller, &key).await;
    key.counter = 2;
    let step = asked(&caller).await;
    let challenge = &data(&step, "challengeData")["challenge"];
    let refuse = async |answer: Value, why: &str| {
        let reply = caller.answer(&step, VERIFY[0], answer).await;
        assert_eq!(
            (reply.status.as_u16(), reply.keys()),
            (400, REFUSED.to_vec()),
            "{why}"
        );
    };
    refuse(key.assert(&json!("AAAA")), "challenge").await;
    refuse(Key::new().assert(challenge), "another key").await;
    let mut changed = key.assert(challenge);
    changed["credentials"]["authenticatorData"] =
        Key::new().assert(challenge)["credentials"]["authenticatorData"].clone();
    refuse(changed, "signature").await;
    key.origin = "https://evil.example";
    refuse(key.assert(challenge), "origin").await;
    key.origin = ORIGIN;
    key.rp_id = "evil.example";
    refuse(key.assert(challenge), "relying party").await;
    key.rp_id = "org.example";
    key.counter = 1;
    refuse(key.assert(challenge), "a counter that went back").await;
    key.counter = 2;
    let answer = key.assert(challenge);
    caller
        .answer(&step, VERIFY[0], answer.clone())
        .await
        .interaction_code();
    // The same assertion is worth nothing to the next challenge.
    let step = asked(&caller).await;
    let replayed = caller.answer(&step, VERIFY[0], answer).await;
    replayed.expect(400, VERIFY, REFUSED);
}

#[tokio::test]
async fn a_registration_has_to_answer_the_challenge_of_this_org() {
    let (caller, mut key) = (Caller::new(), Key::new());
    let step = setup(&caller).await;
    let challenge = data(&step, "activationData")["challenge"].clone();
    let forms = &["enroll-authenticator", ENROLL, "skip"];
    let mut answers = vec![key.register(&json!("AAAA"))];
    key.origin = "https://evil.example";
    answers.push(key.register(&challenge));
    let mut garbage = key.register(&challenge);
    garbage["credentials"]["attestation"] = "!".into();
    answers.push(garbage);
    for answer in answers {
        let reply = caller.answer(&step, "enroll-authenticator", answer).await;
        reply.expect(400, forms, REFUSED_SETUP);
    }
    let blank = caller
        .answer(&step, "enroll-authenticator", json!({}))
        .await;
    assert_eq!(
        blank.field_keys("enroll-authenticator", &["credentials", "attestation"]),
        ["model.validation.field.blank"]
    );
}

type Change = fn(&mut Key);

#[tokio::test]
async fn what_a_new_key_says_of_itself_is_checked() {
    let caller = Caller::new();
    let step = setup(&caller).await;
    let challenge = &data(&step, "activationData")["challenge"];
    let changes: [(&str, Change); 5] = [
        ("relying party", |key| key.rp_id = "evil.example"),
        ("nobody present", |key| key.flags = USER_VERIFIED),
        ("a copy of what is not copied", |key| key.flags |= BACKED_UP),
        ("a frame of another origin", |key| key.cross_origin = true),
        ("an algorithm not offered", |key| key.algorithm = ES512),
    ];
    let changed = changes.map(|(why, change)| {
        let mut key = Key::new();
        change(&mut key);
        (why, key.register(challenge))
    });
    let good = Key::new().register(challenge);
    let mut assertion = good.clone();
    assertion["credentials"]["clientData"] =
        Key::new().assert(challenge)["credentials"]["clientData"].clone();
    let mut answers = changed.to_vec();
    answers.push(("the data of an assertion", assertion));
    for (why, answer) in answers {
        let reply = caller.answer(&step, "enroll-authenticator", answer).await;
        let told = (reply.status.as_u16(), reply.keys());
        assert_eq!(told, (400, REFUSED_SETUP.to_vec()), "{why}");
    }
    let done = caller.answer(&step, "enroll-authenticator", good).await;
    done.expect(200, &[ENROLL, "skip"], &[]);
}

#[tokio::test]
async fn a_key_belongs_to_one_user() {
    let key = Key::new();
    let caller = Caller {
        client_id: "enroll-client",
        ..Caller::new()
    };
    enrolled(&caller, &key).await;
    let step = caller.identify("ada@example.com").await;
    let step = caller.give_passcode(&step, "Correct-Horse-9").await;
    let step = caller.choose(&step, ENROLL, LABEL).await;
    let answer = key.register(&data(&step, "activationData")["challenge"]);
    let reply = caller.answer(&step, "enroll-authenticator", answer).await;
    assert_eq!(reply.keys(), REFUSED_SETUP);
}
