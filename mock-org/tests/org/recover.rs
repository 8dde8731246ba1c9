use serde_json::json;

use crate::support::*;

const IDENTIFY: &[&str] = &["identify-recovery", "select-enroll-profile"];

async fn new_password_step(caller: &Caller, step: Reply) -> Reply {
    let step = caller.answer(&step, "recover", json!({})).await.expect(
        200,
        &["challenge-authenticator"],
        &[],
    );
    let code = caller
        .mailed_code(step.body["user"]["value"]["identifier"].as_str().unwrap())
        .await;
    let step = caller.give_passcode(&step, &code).await;
    step.expect(200, &["reset-authenticator"], &[])
}

#[tokio::test]
async fn a_known_user_resets_the_password_by_email() {
    let caller = Caller::new();
    let step = caller.identify("ada@example.com").await;
    let step = new_password_step(&caller, step).await;
    assert_eq!(
        step.body["recoveryAuthenticator"]["value"]["key"],
        "okta_password"
    );
    assert_eq!(
        step.form("reset-authenticator")["relatesTo"],
        json!(["$.currentAuthenticator"])
    );
    for same_or_weak in ["weak", "Correct-Horse-9"] {
        let reply = caller
            .answer(&step, "reset-authenticator", passcode(same_or_weak))
            .await;
        let reply = reply.expect(400, &["reset-authenticator"], &[]);
        let keys = reply.field_keys("reset-authenticator", &["credentials", "passcode"]);
        assert_eq!(keys, ["password.passwordRequirementsNotMet"]);
    }
    caller
        .answer(&step, "reset-authenticator", passcode("Fresh-Start-1"))
        .await
        .interaction_code();

    let step = caller.identify("ada@example.com").await;
    let old = caller.give_passcode(&step, "Correct-Horse-9").await;
    assert_eq!(old.keys(), ["incorrectPassword"]);
    caller
        .give_passcode(&step, "Fresh-Start-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn without_a_known_user_recovery_asks_who_it_is() {
    let caller = Caller::with("scenario = 'identifier-password'");
    let step = caller.start().await;
    let step = caller
        .answer(&step, "recover", json!({}))
        .await
        .expect(200, IDENTIFY, &[]);
    let unknown = caller
        .answer(
            &step,
            "identify-recovery",
            json!({ "identifier": "nobody@example.com" }),
        )
        .await;
    let unknown = unknown.expect(200, IDENTIFY, &["idx.unknown.user"]);
    assert_eq!(unknown.body["messages"]["value"][0]["class"], "INFO");
    let known = caller
        .answer(
            &step,
            "identify-recovery",
            json!({ "identifier": "ada@example.com" }),
        )
        .await;
    known.expect(200, &["challenge-authenticator"], &[]);
}

#[tokio::test]
async fn recovery_needs_an_enrolled_email() {
    let caller = Caller::new();
    let step = caller.identify("donald@example.com").await;
    let reply = caller.answer(&step, "recover", json!({})).await;
    let steps = &[
        "challenge-authenticator",
        "select-authenticator-authenticate",
    ];
    reply.expect(403, steps, &["oie.selfservice.reset.password.not.allowed"]);
    caller
        .give_passcode(&step, "Literate-Code-4")
        .await
        .interaction_code();
}

#[tokio::test]
async fn recovery_unlocks_an_account() {
    let caller = Caller::new();
    let step = caller.identify("locked@example.com").await;
    let step = new_password_step(&caller, step).await;
    caller
        .answer(&step, "reset-authenticator", passcode("Fresh-Start-1"))
        .await
        .interaction_code();
    let step = caller.identify("locked@example.com").await;
    caller
        .give_passcode(&step, "Fresh-Start-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn a_reset_can_end_the_other_sessions() {
    let caller = Caller::new();
    let (step, _) = caller
        .begin_at("/oauth2", &[("scope", "openid offline_access")])
        .await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let done = caller.give_passcode(&step, "Correct-Horse-9").await;
    let tokens = caller
        .redeem("/oauth2", &done.interaction_code(), VERIFIER)
        .await;
    let refresh_token = tokens.body["refresh_token"].as_str().unwrap();
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", "demo-client"),
        ("refresh_token", refresh_token),
    ];
    assert_eq!(
        caller.post_form("/oauth2/v1/token", &fields).await.status,
        200
    );

    let step = caller.identify("ada@example.com").await;
    let step = new_password_step(&caller, step).await;
    let answer = json!({ "credentials": { "passcode": "Fresh-Start-1", "revokeSessions": true } });
    caller
        .answer(&step, "reset-authenticator", answer)
        .await
        .interaction_code();
    assert_eq!(
        caller.post_form("/oauth2/v1/token", &fields).await.body["error"],
        "invalid_grant"
    );
}
