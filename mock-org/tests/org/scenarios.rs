use serde_json::{Value, json};

use crate::{support::*, token_start, unlock};

#[tokio::test]
async fn each_scenario_can_be_started_as_it_is_listed() {
    let caller = Caller::new();
    let list = caller.get("/__scenarios.json").await.body;
    assert_eq!(list["issuer"], format!("{ORG}/oauth2/default"));
    assert_eq!(list["inbox"], format!("{ORG}/__inbox"));
    assert_eq!(list["device"], format!("{ORG}/__device"));
    assert_eq!(list["reset"], format!("{ORG}/__reset"));
    for scenario in list["scenarios"].as_array().unwrap() {
        let start = scenario["start"].as_object().unwrap();
        let mut more = vec![("client_id", scenario["clientId"].as_str().unwrap())];
        for (name, value) in start {
            let name = match name.as_str() {
                "activationToken" => "activation_token",
                "recoveryToken" => "recovery_token",
                _ => panic!("start takes no {name}"),
            };
            more.push((name, value.as_str().unwrap()));
        }
        let reply = caller.interact("/oauth2/default", &more).await;
        let handle = reply.body["interaction_handle"].as_str().unwrap();
        let step = caller.introspect(handle).await;
        assert_eq!(step.status, 200, "{}", scenario["id"]);
        assert!(!step.steps().is_empty(), "{}", scenario["id"]);
    }
}

/// A scenario, as the list has it now.
async fn named(caller: &Caller, id: &str) -> Value {
    let list = caller.get("/__scenarios.json").await.body;
    let scenarios = list["scenarios"].as_array().unwrap();
    scenarios.iter().find(|s| s["id"] == id).unwrap().clone()
}

#[tokio::test]
async fn whom_to_sign_in_as_is_told_with_what_they_know() {
    let caller = Caller::new();
    assert_eq!(
        named(&caller, "identifier-first").await["user"],
        json!({
            "identifier": "ada@example.com",
            "password": "Correct-Horse-9",
            "answer": null,
            "status": "active",
        })
    );
    assert_eq!(
        named(&caller, "security-question").await["user"],
        json!({ "identifier": "question@example.com", "password": null, "answer": "Liver", "status": "active" })
    );
    assert_eq!(named(&caller, "registration").await["user"], Value::Null);
    assert_eq!(named(&caller, "hosted").await["hosted"], true);
    assert_eq!(named(&caller, "outsider").await["refused"], true);
    let push = named(&caller, "push").await;
    assert_eq!(push["read"][0], "device");
    assert_eq!(push["group"], "Okta Verify");
}

#[tokio::test]
async fn a_password_is_told_as_it_is_now() {
    let caller = Caller::new();
    let step = token_start::begin(&caller, "recovery_token", "recover-fay").await;
    assert_eq!(
        named(&caller, "recovery-token").await["user"]["password"],
        "Cannot-Recall-5"
    );
    caller
        .answer(&step, "reset-authenticator", passcode("Fresh-Start-1"))
        .await
        .interaction_code();
    assert_eq!(
        named(&caller, "recovery-token").await["user"]["password"],
        "Fresh-Start-1"
    );
}

#[tokio::test]
async fn a_status_is_told_as_it_is_now() {
    let caller = Caller {
        client_id: "unlock-client",
        ..Caller::new()
    };
    let status = async |id| named(&caller, id).await["user"]["status"].clone();
    assert_eq!(status("unlock").await, "locked-out");
    unlock::by_mail(&caller).await;
    assert_eq!(status("unlock").await, "active");

    assert_eq!(status("activation").await, "staged");
    let step = token_start::begin(&caller, "activation_token", "activate-stella").await;
    token_start::activate(&caller, step)
        .await
        .interaction_code();
    assert_eq!(status("activation").await, "active");

    let step = caller.identify("ada@example.com").await;
    for _ in 0..5 {
        caller.give_passcode(&step, "wrong").await;
    }
    assert_eq!(status("identifier-first").await, "locked-out");
}
