use serde_json::json;

use crate::support::*;

const SELECT: &str = "select-authenticator-enroll";

pub async fn begin(caller: &Caller, name: &str, token: &str) -> Reply {
    let reply = caller.interact("/oauth2", &[(name, token)]).await;
    let handle = reply.body["interaction_handle"].as_str().expect("a handle");
    caller.introspect(handle).await
}

/// Sets the password of somebody who activates their account, and gives what follows.
pub async fn activate(caller: &Caller, step: Reply) -> Reply {
    let step = step.expect(200, &[SELECT], &[]);
    let step = caller.choose(&step, SELECT, "Password").await;
    let step = step.expect(200, &["enroll-authenticator", SELECT], &[]);
    let step = caller
        .answer(&step, "enroll-authenticator", passcode("First-Words-1"))
        .await;
    let step = step.expect(200, &[SELECT, "skip"], &[]);
    caller.answer(&step, "skip", json!({})).await
}

#[tokio::test]
async fn an_activation_token_leads_to_the_first_password_once() {
    let caller = Caller::new();
    let early = caller.identify("staged@example.com").await;
    assert_eq!(early.keys(), ["errors.E0000004"]);
    let step = begin(&caller, "activation_token", "activate-stella").await;
    activate(&caller, step).await.interaction_code();
    let again = begin(&caller, "activation_token", "activate-stella").await;
    again.expect(400, &[], &["idx.expired.activation.token"]);
    let step = caller.identify("staged@example.com").await;
    caller
        .give_passcode(&step, "First-Words-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn an_expired_activation_token_can_be_asked_for_again() {
    let caller = Caller::new();
    let form = "request-activation-email";
    let step = begin(&caller, "activation_token", "activate-leo").await;
    let step = step.expect(200, &[form], &["idx.expired.activation.token"]);
    let done = caller.answer(&step, form, json!({})).await;
    let done = done.expect(200, &[], &["idx.request.activation.email"]);
    // As a real org classes it: it is no error.
    assert_eq!(done.body["messages"]["value"][0]["class"], "INFO");
    let token = caller.mailed_code("late@example.com").await;
    let step = begin(&caller, "activation_token", &token).await;
    activate(&caller, step).await.interaction_code();
}

#[tokio::test]
async fn a_recovery_token_leads_to_a_new_password_once() {
    let caller = Caller::new();
    let step = begin(&caller, "recovery_token", "recover-fay").await;
    let step = step.expect(200, &["reset-authenticator"], &[]);
    caller
        .answer(&step, "reset-authenticator", passcode("Fresh-Start-1"))
        .await
        .interaction_code();
    for token in ["recover-fay", "made-up"] {
        let step = begin(&caller, "recovery_token", token).await;
        step.expect(400, &[], &["idx.invalid.forgot.password.token"]);
    }
}
