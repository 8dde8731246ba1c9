use serde_json::json;

use crate::support::*;

const WARNING: &[&str] = &["reenroll-authenticator-warning", "skip"];

async fn sign_in(caller: &Caller, login: &str, password: &str) -> Reply {
    let step = caller.identify(login).await;
    caller.give_passcode(&step, password).await
}

#[tokio::test]
async fn an_expired_password_has_to_be_changed() {
    let caller = Caller::new();
    let step = sign_in(&caller, "expired@example.com", "Stale-Bread-3").await;
    let form = "reenroll-authenticator";
    let step = step.expect(200, &[form], &[]);
    let enrolled = &step.body["enrollmentAuthenticator"];
    assert_eq!(*enrolled, step.body["currentAuthenticator"]);
    assert_eq!(
        enrolled["value"]["settings"],
        json!({
            "complexity": {
                "minLength": 8,
                "minLowerCase": 1,
                "minUpperCase": 1,
                "minNumber": 1,
                "minSymbol": 0,
                "excludeUsername": true,
                "excludeAttributes": [],
            },
            "age": { "minAgeMinutes": 0, "historyCount": 1 },
        })
    );
    let weak = caller.answer(&step, form, passcode("weak")).await;
    assert_eq!(
        weak.field_keys(form, &["credentials", "passcode"]),
        ["password.passwordRequirementsNotMet"]
    );
    caller
        .answer(&step, form, passcode("Fresh-Bread-1"))
        .await
        .expect(200, &[], &[])
        .interaction_code();
    sign_in(&caller, "expired@example.com", "Fresh-Bread-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn a_warning_can_be_skipped_or_followed() {
    let caller = Caller::new();
    let sign_in = async || {
        sign_in(&caller, "expiring@example.com", "Almost-Stale-4")
            .await
            .expect(200, WARNING, &["idx.password.expiring.message"])
    };
    let step = sign_in().await;
    let settings = &step.body["currentAuthenticator"]["value"]["settings"];
    assert_eq!(settings["daysToExpiry"], 4);
    assert_eq!(step.body["messages"]["value"][0]["class"], "INFO");
    let same = caller
        .answer(&step, WARNING[0], passcode("Almost-Stale-4"))
        .await;
    assert_eq!(same.status, 400);
    caller
        .answer(&step, "skip", json!({}))
        .await
        .interaction_code();
    let step = sign_in().await;
    caller
        .answer(&step, WARNING[0], passcode("Fresh-Bread-1"))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}
