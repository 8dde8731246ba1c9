use serde_json::json;

use crate::support::*;

const SELECT: &str = "select-authenticator-enroll";
const ENROLL: &[&str] = &["enroll-authenticator", SELECT];

async fn sign_in(caller: &Caller) -> Reply {
    let step = caller.identify("ada@example.com").await;
    caller.give_passcode(&step, "Correct-Horse-9").await
}

#[tokio::test]
async fn optional_authenticators_are_offered_after_sign_in_and_can_be_skipped() {
    let caller = Caller {
        client_id: "enroll-client",
        ..Caller::new()
    };
    let step = sign_in(&caller).await.expect(200, &[SELECT, "skip"], &[]);
    let options = step.form(SELECT)["value"][0]["options"].as_array().unwrap();
    let labels: Vec<_> = options
        .iter()
        .map(|option| option["label"].as_str().unwrap())
        .collect();
    let expected = [
        "Phone",
        "Google Authenticator",
        "Security Question",
        "Okta Verify",
        "Security Key or Biometric",
    ];
    assert_eq!(labels, expected, "she has password and email");
    let step = caller.choose(&step, SELECT, "Security Question").await;
    let step = step.expect(200, &[ENROLL[0], SELECT, "skip"], &[]);
    let answer = json!({ "credentials": { "questionKey": "first_award", "answer": "Swimming" } });
    let step = caller.answer(&step, ENROLL[0], answer).await;
    let step = step.expect(200, &[SELECT, "skip"], &[]);
    caller
        .answer(&step, "skip", json!({}))
        .await
        .expect(200, &[], &[])
        .interaction_code();
    // It stays set up.
    let step = sign_in(&caller).await;
    let options = step.form(SELECT)["value"][0]["options"].as_array().unwrap();
    assert_eq!(options.len(), 4);
}

#[tokio::test]
async fn a_required_authenticator_cannot_be_skipped() {
    let caller = Caller::with(
        "scenario = 'enrollment'
         policy.enrollment = { required = ['security-question'], optional = [] }",
    );
    let step = sign_in(&caller).await.expect(200, ENROLL, &[]);
    let body = json!({ "stateHandle": step.state_handle() });
    let skipped = caller.post_json("/idp/idx/skip", body).await;
    skipped.expect(400, ENROLL, &["E0000020"]);
}
