use serde_json::Value;

use crate::support::*;

#[tokio::test]
async fn each_scenario_can_be_started_as_it_is_listed() {
    let caller = Caller::new();
    let list = caller.get("/__scenarios.json").await.body;
    assert_eq!(list["issuer"], format!("{ORG}/oauth2/default"));
    assert_eq!(list["inbox"], format!("{ORG}/__inbox"));
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

#[tokio::test]
async fn whom_to_sign_in_as_is_told_with_what_they_know() {
    let list = Caller::new().get("/__scenarios.json").await.body;
    let named = |id: &str| {
        let scenarios = list["scenarios"].as_array().unwrap();
        scenarios.iter().find(|s| s["id"] == id).unwrap()
    };
    let user = &named("identifier-first")["user"];
    assert_eq!(user["identifier"], "ada@example.com");
    assert_eq!(user["password"], "Correct-Horse-9");
    assert_eq!(named("security-question")["user"]["answer"], "Liver");
    assert_eq!(named("registration")["user"], Value::Null);
    assert_eq!(named("hosted")["hosted"], true);
    assert_eq!(named("push")["read"][0], "device");
}
