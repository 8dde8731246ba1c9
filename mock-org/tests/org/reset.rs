use std::time::Duration;

use serde_json::{Value, json};

use crate::{support::*, token_start, unlock};

const LOOPBACK: &str = "/__device/loopback";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn reset(caller: &Caller) {
    let reply = caller.post("/__reset", "text/plain", "").await;
    assert_eq!((reply.status.as_u16(), reply.text.as_str()), (204, ""));
}

/// What the org tells people and tests of its state.
async fn told(caller: &Caller) -> Value {
    json!({
        "scenarios": caller.get("/__scenarios.json").await.body["scenarios"],
        "inbox": caller.get("/__inbox.json").await.body,
        "prompts": caller.get("/__device.json").await.body["prompts"],
        "loopback": caller.get(LOOPBACK).await.body,
    })
}

#[tokio::test]
async fn what_works_once_works_again() {
    let caller = Caller {
        client_id: "unlock-client",
        ..Caller::new()
    };
    for _ in 0..2 {
        unlock::by_mail(&caller).await;
        let step = token_start::begin(&caller, "activation_token", "activate-stella").await;
        token_start::activate(&caller, step)
            .await
            .interaction_code();
        let step = token_start::begin(&caller, "recovery_token", "recover-fay").await;
        caller
            .answer(&step, "reset-authenticator", passcode("Fresh-Start-1"))
            .await
            .interaction_code();
        for (name, token, key) in [
            (
                "activation_token",
                "activate-stella",
                "idx.expired.activation.token",
            ),
            (
                "recovery_token",
                "recover-fay",
                "idx.invalid.forgot.password.token",
            ),
        ] {
            let again = token_start::begin(&caller, name, token).await;
            again.expect(400, &[], &[key]);
        }
        reset(&caller).await;
    }
}

#[tokio::test]
async fn everything_it_tells_is_as_at_the_start() {
    let caller = Caller::new();
    let start = told(&caller).await;
    let step = caller.identify("ada@example.com").await;
    for _ in 0..5 {
        caller.give_passcode(&step, "wrong").await;
    }
    caller.identify("katherine@example.com").await;
    caller.identify("push@example.com").await;
    caller.identify("fastpass@example.com").await;
    caller.post_json(LOOPBACK, json!({ "ports": [1] })).await;
    let later = told(&caller).await;
    for (name, changed) in later.as_object().unwrap() {
        assert_ne!(*changed, start[name], "{name}");
    }
    reset(&caller).await;
    assert_eq!(told(&caller).await, start);
}

#[tokio::test]
async fn handles_codes_and_tokens_are_unknown_afterwards() {
    let caller = Caller::new();
    let (_, handle) = caller.begin().await;
    let scope = [("scope", "openid offline_access")];
    let code = code_for(&caller, "/oauth2", &scope).await;
    let redeemed = code_for(&caller, "/oauth2", &scope).await;
    let tokens = caller.redeem("/oauth2", &redeemed, VERIFIER).await.body;
    reset(&caller).await;

    let reply = caller.introspect(&handle).await;
    assert_eq!(
        (reply.status.as_u16(), reply.keys()),
        (401, vec!["idx.session.expired"])
    );
    let refresh = [
        ("client_id", "demo-client"),
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ];
    for reply in [
        caller.redeem("/oauth2", &code, VERIFIER).await,
        caller.post_form("/oauth2/v1/token", &refresh).await,
    ] {
        assert_eq!(reply.body["error"], "invalid_grant");
    }
}

#[tokio::test]
async fn who_has_registered_is_unknown_afterwards() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    caller
        .answer(&step, "skip", json!({}))
        .await
        .interaction_code();
    let known = caller.identify("new@example.com").await;
    assert_eq!(known.steps()[0], "challenge-authenticator");
    reset(&caller).await;
    let unknown = caller.identify("new@example.com").await;
    assert_eq!(unknown.keys(), ["errors.E0000004"]);
}

#[tokio::test]
async fn the_clock_tells_the_real_time_again() {
    let caller = Caller::new();
    let before = caller.org.now();
    caller.pass(DAY.as_secs());
    assert!(caller.org.now() - before >= DAY);
    reset(&caller).await;
    assert!(caller.org.now() - before < DAY);
}

#[tokio::test]
async fn rules_for_faults_stay() {
    let caller = Caller::of(TestOrg::new(&Settings {
        faults: true,
        ..Settings::default()
    }));
    let rules = json!({ "rules": [{ "path": "/introspect", "times": 0, "fault": "bad-gateway" }] });
    assert_eq!(caller.post_json("/__faults", rules).await.status, 204);
    reset(&caller).await;
    assert_eq!(caller.start().await.status, 502);
}

#[tokio::test]
async fn it_is_not_reset_by_a_link() {
    assert_eq!(Caller::new().get("/__reset").await.status, 405);
}
