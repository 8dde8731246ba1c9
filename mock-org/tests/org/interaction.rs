use serde_json::json;

use crate::support::*;

const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];
const IDENTIFY: &[&str] = &["identify", "select-enroll-profile"];

#[tokio::test]
async fn cancelling_starts_over_under_a_new_state_handle() {
    let caller = Caller::new();
    let (step, handle) = caller.begin().await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let fresh = caller
        .answer(&step, "cancel", json!({}))
        .await
        .expect(200, IDENTIFY, &[]);
    assert_ne!(fresh.state_handle(), step.state_handle());
    let stale = caller
        .answer(&step, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await;
    stale.expect(401, &[], &["idx.session.expired"]);
    let resumed = caller.introspect(&handle).await.expect(200, IDENTIFY, &[]);
    assert_eq!(resumed.state_handle(), fresh.state_handle());
}

#[tokio::test]
async fn cancelling_after_success_withdraws_the_code() {
    let caller = Caller::new();
    let step = caller.identify("ada@example.com").await;
    let done = caller
        .answer(&step, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await;
    caller
        .answer(&done, "cancel", json!({}))
        .await
        .expect(200, IDENTIFY, &[]);
    assert_eq!(
        caller
            .redeem("/oauth2", &done.interaction_code(), VERIFIER)
            .await
            .body["error"],
        "invalid_grant"
    );
}

#[tokio::test]
async fn an_interaction_is_resumed_where_it_was() {
    let caller = Caller::new();
    let (step, handle) = caller.begin().await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let resumed = caller.introspect(&handle).await.expect(200, CHALLENGE, &[]);
    assert_eq!(resumed.body, step.body);
    let done = caller
        .answer(&resumed, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await;
    assert_eq!(
        caller.introspect(&handle).await.interaction_code(),
        done.interaction_code()
    );
}

#[tokio::test]
async fn handles_expire() {
    let caller = Caller::new();
    let (step, handle) = caller.begin().await;
    caller.pass(3599);
    caller
        .introspect(&handle)
        .await
        .expect(200, &["identify", "select-enroll-profile"], &[]);
    caller.pass(1);
    let answer = json!({ "identifier": "ada@example.com" });
    let expected = json!({
        "version": "1.0.0",
        "messages": {
            "type": "array",
            "value": [{
                "message": "You have been logged out due to inactivity. Refresh or return to the sign in screen.",
                "i18n": { "key": "idx.session.expired" },
                "class": "ERROR",
            }],
        },
    });
    let late =
        caller
            .answer(&step, "identify", answer)
            .await
            .expect(401, &[], &["idx.session.expired"]);
    assert_eq!(late.body, expected);
    caller
        .introspect(&handle)
        .await
        .expect(401, &[], &["idx.session.expired"]);
}
