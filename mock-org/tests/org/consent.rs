use serde_json::{Value, json};

use crate::support::*;

const DENIED: &[&str] = &["idx.operation.cancelled.by.user"];

async fn asked(client_id: &'static str) -> (Caller, Reply) {
    let caller = Caller {
        client_id,
        ..Caller::new()
    };
    let step = caller.identify("ada@example.com").await;
    let step = caller.give_passcode(&step, "Correct-Horse-9").await;
    (caller, step)
}

async fn scope(caller: &Caller, done: Reply) -> Value {
    let code = done.expect(200, &[], &[]).interaction_code();
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await;
    tokens.body["scope"].clone()
}

#[tokio::test]
async fn everything_is_allowed_or_nothing() {
    let (caller, step) = asked("consent-client").await;
    let step = step.expect(200, &["consent"], &[]);
    let form = step.form("consent");
    assert_eq!(form["scopes"][2]["value"], "email");
    assert_eq!(
        form["value"][0]["options"][1],
        json!({ "label": "Don't Allow", "value": false })
    );
    let blank = caller.answer(&step, "consent", json!({})).await;
    assert_eq!(
        blank.field_keys("consent", &["consent"]),
        ["model.validation.field.blank"]
    );
    let done = caller
        .answer(&step, "consent", json!({ "consent": true }))
        .await;
    assert_eq!(scope(&caller, done).await, "openid email profile");

    let (caller, step) = asked("consent-client").await;
    let denied = caller
        .answer(&step, "consent", json!({ "consent": false }))
        .await;
    denied.expect(403, &[], DENIED);
}

#[tokio::test]
async fn the_step_names_the_issuer() {
    for client_id in ["consent-client", "granular-consent-client"] {
        for (server, issuer) in [
            ("/oauth2", ORG.into()),
            ("/oauth2/default", format!("{ORG}/oauth2/default")),
        ] {
            let caller = Caller {
                client_id,
                ..Caller::new()
            };
            let (step, _) = caller.begin_at(server, &[]).await;
            let step = caller.give_name(&step, "ada@example.com").await;
            let step = caller.give_passcode(&step, "Correct-Horse-9").await;
            assert_eq!(
                step.body["authentication"],
                json!({
                    "type": "object",
                    "value": { "protocol": "OAUTH2.0", "issuer": { "uri": issuer } },
                })
            );
        }
    }
}

#[tokio::test]
async fn single_scopes_can_be_left_out() {
    let name = "granular-consent";
    let (caller, step) = asked("granular-consent-client").await;
    let step = step.expect(200, &[name], &[]);
    assert_eq!(step.form(name)["value"][0]["visible"], false);
    let fields = &step.form(name)["value"][1]["form"]["value"];
    assert_eq!(
        (&fields[0]["name"], &fields[0]["mutable"]),
        (&json!("openid"), &json!(false))
    );
    let without_openid = json!({ "consent": true, "optedScopes": { "openid": false } });
    let bad = caller.answer(&step, name, without_openid).await;
    bad.expect(400, &[name], &["errors.E0000003"]);
    let answer = json!({
        "consent": true,
        "optedScopes": { "openid": true, "profile": true, "email": false },
    });
    let done = caller.answer(&step, name, answer).await;
    assert_eq!(scope(&caller, done).await, "openid profile");

    let (caller, step) = asked("granular-consent-client").await;
    let denied = caller
        .answer(&step, name, json!({ "consent": false }))
        .await;
    denied.expect(403, &[], DENIED);
}
