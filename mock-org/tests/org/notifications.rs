//! Notifications of the device are withdrawn once no sign-in waits for them.

use serde_json::{Value, json};

use crate::{clock::standing, support::*};

const PUSH: &str = "push@example.com";
const SELECT: &str = "select-authenticator-authenticate";
const ENROLL: &str = "select-authenticator-enroll";

async fn notifications(caller: &Caller) -> Vec<Value> {
    let device = caller.get("/__device.json").await.body;
    device["prompts"].as_array().unwrap().clone()
}

/// The path that answers the only notification.
async fn only(caller: &Caller) -> String {
    let [only] = &notifications(caller).await[..] else {
        panic!("not one notification");
    };
    let href = only["href"].as_str().unwrap();
    href.strip_prefix(ORG).unwrap().to_owned()
}

async fn expect_gone(caller: &Caller, path: &str) {
    assert_eq!(notifications(caller).await, [] as [Value; 0]);
    let page = caller.get("/__device").await.text;
    assert!(page.contains("There are no notifications."));
    let late = caller.post_form(path, &[("answer", "approve")]).await;
    assert_eq!(late.status, 410);
    assert!(late.text.contains("This notification is gone."));
}

#[tokio::test]
async fn cancelling_withdraws_a_push() {
    let caller = Caller::new();
    let step = caller.identify(PUSH).await;
    let path = only(&caller).await;
    caller.answer(&step, "cancel", json!({})).await;
    expect_gone(&caller, &path).await;
}

#[tokio::test]
async fn sending_again_withdraws_the_push_before() {
    let caller = Caller::new();
    let step = caller.identify(PUSH).await;
    let first = only(&caller).await;
    caller.answer(&step, "resend", json!({})).await;
    let second = only(&caller).await;
    assert_ne!(first, second);
    let late = caller.post_form(&first, &[("answer", "no")]).await;
    assert_eq!(late.status, 410);
    let poll = caller.answer(&step, "challenge-poll", json!({})).await;
    poll.expect(200, &["challenge-poll", SELECT], &[]);
}

#[tokio::test]
async fn another_sign_in_of_the_same_user_has_its_own() {
    let caller = Caller::new();
    let step = caller.identify(PUSH).await;
    caller.identify(PUSH).await;
    assert_eq!(notifications(&caller).await.len(), 2);
    caller.answer(&step, "cancel", json!({})).await;
    assert_eq!(notifications(&caller).await.len(), 1);
}

#[tokio::test]
async fn skipping_choosing_or_cancelling_withdraws_a_set_up() {
    for leave in ["skip", "cancel", ENROLL] {
        let caller = Caller::new();
        let step = caller.optional_enrollments().await;
        let step = caller.choose(&step, ENROLL, "Okta Verify").await;
        let path = only(&caller).await;
        if leave == ENROLL {
            caller.choose(&step, ENROLL, "Email").await;
        } else {
            caller.answer(&step, leave, json!({})).await;
        }
        expect_gone(&caller, &path).await;
    }
}

#[tokio::test]
async fn a_set_up_ends_with_its_sign_in() {
    let caller = Caller::new();
    let step = caller.start().await;
    caller.pass(1800);
    let step = caller
        .answer(&step, "select-enroll-profile", json!({}))
        .await;
    let profile = json!({ "firstName": "New", "lastName": "User", "email": "new@example.com" });
    let profile = json!({ "userProfile": profile });
    let step = caller.answer(&step, "enroll-profile", profile).await;
    let password = passcode("Brand-New-1");
    let step = caller.answer(&step, "enroll-authenticator", password).await;
    caller.choose(&step, ENROLL, "Okta Verify").await;
    let path = only(&caller).await;
    caller.pass(1799);
    assert_eq!(only(&caller).await, path);
    caller.pass(1);
    expect_gone(&caller, &path).await;
}

#[tokio::test]
async fn a_push_ends_with_the_handles_of_its_sign_in() {
    let caller = Caller::of(TestOrg::new(&Settings {
        faults: true,
        ..Settings::default()
    }));
    let step = caller.identify(PUSH).await;
    let path = only(&caller).await;
    let rules = json!({ "rules": [{ "path": "/poll", "fault": "expire-handles" }] });
    assert_eq!(caller.post_json("/__faults", rules).await.status, 204);
    let late = caller.answer(&step, "challenge-poll", json!({})).await;
    assert_eq!(late.status, 401);
    expect_gone(&caller, &path).await;
}

#[tokio::test]
async fn okta_fastpass_does_not_wait_for_a_cancelled_or_expired_sign_in() {
    let caller = Caller::new();
    let state = async |index: usize| {
        let report = caller.get("/__device/loopback").await.body;
        report["challenges"][index]["state"].clone()
    };
    let step = caller.identify("fastpass@example.com").await;
    assert_eq!(state(0).await, "waiting");
    assert!(caller.get("/__device").await.text.contains("Approve"));
    caller.answer(&step, "cancel", json!({})).await;
    assert_eq!(state(0).await, "cancelled");
    caller.identify("fastpass@example.com").await;
    caller.pass(3600);
    assert_eq!(state(1).await, "cancelled");
    assert!(!caller.get("/__device").await.text.contains("Approve"));
}

#[tokio::test]
async fn a_notification_tells_when_it_was_sent() {
    let caller = standing(1);
    caller.identify(PUSH).await;
    caller.pass(150);
    let sent = "1970-01-01T00:00:00.000Z";
    assert_eq!(notifications(&caller).await[0]["sentAt"], sent);
    let page = caller.get("/__device").await.text;
    let time =
        format!(r#"<time datetime="{sent}" title="{sent}" data-changing>2 minutes ago</time>"#);
    assert!(page.contains(&time), "{page}");
}
