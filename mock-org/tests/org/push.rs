use serde_json::json;

use crate::support::*;

const SELECT: &str = "select-authenticator-authenticate";
const ENROLL: &str = "select-authenticator-enroll";
const POLL: &[&str] = &["challenge-poll", SELECT];

#[tokio::test]
async fn tapping_the_number_shown_lets_the_poll_through() {
    let caller = Caller::new();
    let step = caller.identify("push@example.com").await;
    let step = step.expect(200, POLL, &[]);
    assert_eq!(step.form(POLL[0])["refresh"], 2000);
    caller
        .answer(&step, POLL[0], json!({}))
        .await
        .expect(200, POLL, &[]);
    let number = &step.body["currentAuthenticator"]["value"]["contextualData"]["correctAnswer"];
    let device = caller.get("/__device.json").await;
    let prompt = &device.body["prompts"][0];
    assert_eq!(
        (&prompt["login"], &prompt["kind"]),
        (&json!("push@example.com"), &json!("push"))
    );
    assert!(prompt["numbers"].as_array().unwrap().contains(number));
    let page = caller.get("/__device").await.text;
    assert!(page.contains("push@example.com"));
    assert_eq!(caller.tap(number.as_str().unwrap()).await.status, 303);
    caller
        .answer(&step, POLL[0], json!({}))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

#[tokio::test]
async fn a_refusal_is_told_and_can_be_tried_again() {
    let caller = Caller::new();
    for tapped in ["no", "7"] {
        let step = caller.identify("push@example.com").await;
        caller.tap(tapped).await;
        let refused = caller.answer(&step, POLL[0], json!({})).await;
        let key = "api.authn.poll.error.push_rejected";
        let refused = refused.expect(400, &["resend", SELECT], &[key]);
        let again = caller.answer(&refused, "resend", json!({})).await;
        again.expect(200, POLL, &[]);
        caller.tap("no").await;
    }
}

#[tokio::test]
async fn nobody_answering_times_out() {
    let caller = Caller::new();
    let step = caller.identify("push@example.com").await;
    let device = caller.get("/__device.json").await;
    let path = device.body["prompts"][0]["href"].as_str().unwrap();
    let path = path.strip_prefix(ORG).unwrap().to_owned();
    caller.pass(301);
    let late = caller.post_form(&path, &[("answer", "no")]).await;
    assert_eq!(late.status, 410);
    let late = caller.answer(&step, POLL[0], json!({})).await;
    late.expect(404, POLL, &["core.system.transaction_resource_not_found"]);
}

#[tokio::test]
async fn a_device_is_set_up_by_polling() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, "Okta Verify").await;
    let forms = &["enroll-poll", ENROLL, "skip"];
    let step = step.expect(200, forms, &[]);
    let data = &step.body["currentAuthenticator"]["value"]["contextualData"];
    assert_eq!(data["selectedChannel"], "qrcode");
    caller
        .answer(&step, "enroll-poll", json!({}))
        .await
        .expect(200, forms, &[]);
    caller.tap("yes").await;
    let step = caller.answer(&step, "enroll-poll", json!({})).await;
    let enrolled = &step.body["authenticatorEnrollments"]["value"][1];
    assert_eq!(enrolled["key"], "okta_verify");

    let step = caller.choose(&step, ENROLL, "Phone").await;
    caller
        .answer(&step, "skip", json!({}))
        .await
        .interaction_code();
}

#[tokio::test]
async fn choosing_something_else_takes_the_notification_back() {
    let caller = Caller::new();
    let step = caller.identify("every@example.com").await;
    let step = caller.choose(&step, SELECT, "Okta Verify").await;
    let notifications = async || caller.get("/__device.json").await.body["prompts"].clone();
    assert_eq!(notifications().await.as_array().map(Vec::len), Some(1));
    caller.choose(&step, SELECT, "Password").await;
    assert_eq!(notifications().await, json!([]));
}
