use serde_json::{Value, json};

use crate::support::*;

const FIONA: &str = "fastpass@example.com";
const POLL: &str = "device-challenge-poll";
const SELECT: &str = "select-authenticator-authenticate";
const PASSWORD: &[&str] = &["challenge-authenticator", SELECT];
const LOOPBACK: &str = "/__device/loopback";

fn challenge(step: &Reply) -> &Value {
    &step.body["authenticatorChallenge"]["value"]
}

async fn poll(caller: &Caller, step: &Reply) -> Reply {
    caller.answer(step, POLL, json!({})).await
}

/// Sends what a page sends to the action `authenticatorChallenge-cancel`.
async fn cancel(caller: &Caller, step: &Reply, mut body: Value) -> Reply {
    let href = challenge(step)["cancel"]["href"].as_str().unwrap();
    body["stateHandle"] = step.state_handle().into();
    caller
        .post_json(href.strip_prefix(ORG).unwrap(), body)
        .await
}

/// Answers as Okta Verify.
async fn approve(caller: &Caller, request: &Value) -> u16 {
    let body = json!({ "challengeRequest": request });
    let reply = caller.post_json("/__device/loopback/answer", body).await;
    reply.status.as_u16()
}

/// What the org tells of a challenge.
async fn told(caller: &Caller, index: usize) -> Value {
    let report = caller.get(LOOPBACK).await.body;
    let mut told = report["challenges"][index].clone();
    told.as_object_mut().unwrap().remove("challengeRequest");
    told
}

#[tokio::test]
async fn okta_verify_answers_and_the_next_poll_goes_on() {
    let caller = Caller::new();
    let step = caller.identify(FIONA).await.expect(200, &[POLL], &[]);
    let form = step.form(POLL);
    assert_eq!(form["relatesTo"], "authenticatorChallenge");
    assert_eq!(form["refresh"], 2000);
    assert_eq!(form["href"], format!("{ORG}/idp/idx/authenticators/poll"));
    let asked = challenge(&step);
    assert_eq!(asked["challengeMethod"], "LOOPBACK");
    assert_eq!(asked["domain"], "http://localhost");
    assert_eq!(asked["ports"], json!(["2000", "6511", "6512", "6513"]));
    assert_eq!(asked["probeTimeoutMillis"], 100);
    assert_eq!(asked["cancel"]["name"], "cancel-polling");
    let fields = asked["cancel"]["value"].as_array().unwrap();
    let names: Vec<_> = fields.iter().map(|field| &field["name"]).collect();
    assert_eq!(names, ["reason", "statusCode", "stateHandle"]);
    let request = &asked["challengeRequest"];
    assert_eq!(claims(request)["iss"], ORG);

    let waiting = poll(&caller, &step).await.expect(200, &[POLL], &[]);
    assert_eq!(waiting.body, step.body);
    assert_eq!(approve(&caller, &json!("made-up")).await, 404);
    assert_eq!(approve(&caller, request).await, 204);
    let done = poll(&caller, &step).await.expect(200, &[], &[]);
    done.interaction_code();
    let expected = json!({
        "login": FIONA, "challengeMethod": "LOOPBACK", "state": "approved", "reason": null, "statusCode": null,
        "cancels": 0,
    });
    assert_eq!(told(&caller, 0).await, expected);
}

#[tokio::test]
async fn a_challenge_that_is_given_up_leads_to_the_password() {
    let caller = Caller::new();
    for (index, (reason, status)) in [
        ("OV_UNREACHABLE_BY_LOOPBACK", Value::Null),
        ("OV_RETURNED_ERROR", json!(500)),
        ("USER_CANCELED", Value::Null),
    ]
    .into_iter()
    .enumerate()
    {
        let step = caller.identify(FIONA).await;
        let body = json!({ "reason": reason, "statusCode": status });
        let next = cancel(&caller, &step, body).await;
        let next = next.expect(200, PASSWORD, &[]);
        let request = &challenge(&step)["challengeRequest"];
        assert_eq!(approve(&caller, request).await, 404);
        let expected = |cancels: u32| {
            json!({
                "login": FIONA, "challengeMethod": "LOOPBACK", "state": "cancelled", "reason": reason,
                "statusCode": status, "cancels": cancels,
            })
        };
        assert_eq!(told(&caller, index).await, expected(1));
        // A second cancel and a late poll are refused, and the cancel is counted.
        let again = cancel(&caller, &step, json!({ "reason": "again" })).await;
        again.expect(400, PASSWORD, &["E0000020"]);
        let late = poll(&caller, &step).await;
        late.expect(400, PASSWORD, &["E0000020"]);
        assert_eq!(told(&caller, index).await, expected(2));
        caller
            .give_passcode(&next, "Loop-Back-12")
            .await
            .interaction_code();
    }
}

#[tokio::test]
async fn the_reason_may_be_missing_but_not_of_another_type() {
    let caller = Caller::new();
    let step = caller.identify(FIONA).await;
    for body in [
        json!({ "reason": 7 }),
        json!({ "statusCode": "500" }),
        json!({ "statusCode": 1.5 }),
    ] {
        let refused = cancel(&caller, &step, body).await;
        refused.expect(400, &[POLL], &["errors.E0000003"]);
    }
    cancel(&caller, &step, json!({}))
        .await
        .expect(200, PASSWORD, &[]);
    assert_eq!(told(&caller, 0).await["cancels"], 1);
}

#[tokio::test]
async fn tests_choose_the_ports_and_the_pace() {
    let caller = Caller::new();
    let step = caller.identify(FIONA).await;
    let change = json!({ "ports": ["40001", 40002], "probeTimeoutMillis": 5, "refresh": 50 });
    let report = caller.post_json(LOOPBACK, change).await.body;
    assert_eq!(report["ports"], json!(["40001", "40002"]));
    caller
        .post_json(LOOPBACK, json!({ "ports": [40003] }))
        .await;
    let step = poll(&caller, &step).await;
    assert_eq!(step.form(POLL)["refresh"], 50);
    let asked = challenge(&step);
    assert_eq!(
        (&asked["ports"], &asked["probeTimeoutMillis"]),
        (&json!(["40003"]), &json!(5))
    );
    let unknown = json!({ "port": 1 });
    assert_eq!(caller.post_json(LOOPBACK, unknown).await.status, 422);
}

#[tokio::test]
async fn links_open_okta_verify_too() {
    let caller = Caller::new();
    let step = caller.identify("fastpass-uri@example.com").await;
    let step = step.expect(200, &[POLL], &[]);
    assert_eq!(
        step.form(POLL)["relatesTo"],
        json!(["authenticatorChallenge"])
    );
    let asked = challenge(&step);
    assert_eq!(asked["challengeMethod"], "CUSTOM_URI");
    assert!(asked["downloadHref"].is_string());
    let href = asked["href"].as_str().unwrap();
    let scheme = "com-okta-authenticator:/deviceChallenge?challengeRequest=";
    let request = href.strip_prefix(scheme).unwrap();
    assert_eq!(approve(&caller, &request.into()).await, 204);
    poll(&caller, &step).await.interaction_code();

    // Given up, the user can choose, and is not asked by Okta Verify again.
    let step = caller.identify("fastpass-uri@example.com").await;
    let reason = json!({ "reason": "USER_CANCELED", "statusCode": null });
    let step = cancel(&caller, &step, reason)
        .await
        .expect(200, &[SELECT], &[]);
    let step = caller.choose(&step, SELECT, "Password").await;
    caller
        .give_passcode(&step, "Custom-Uri-12")
        .await
        .interaction_code();

    let step = caller.identify("fastpass-link@example.com").await;
    let asked = challenge(&step);
    assert_eq!(asked["challengeMethod"], "UNIVERSAL_LINK");
    let href = asked["href"].as_str().unwrap();
    let page = caller.get(href.strip_prefix(ORG).unwrap()).await;
    assert!(page.text.contains("fastpass-link@example.com"));
    let pressed = caller.post_form("/__device/loopback/2", &[]).await;
    assert_eq!(pressed.status, 303);
    let page = caller.get("/__device").await;
    assert!(!page.text.contains("fastpass-link@example.com"));
    poll(&caller, &step).await.interaction_code();
}

#[tokio::test]
async fn okta_verify_is_one_factor_of_two() {
    let caller = Caller {
        client_id: "two-factor-client",
        ..Caller::new()
    };
    let step = caller.identify(FIONA).await;
    approve(&caller, &challenge(&step)["challengeRequest"]).await;
    let step = poll(&caller, &step).await.expect(200, PASSWORD, &[]);
    caller
        .give_passcode(&step, "Loop-Back-12")
        .await
        .interaction_code();
}

#[tokio::test]
async fn a_password_in_the_first_form_is_enough() {
    let caller = Caller {
        client_id: "password-client",
        ..Caller::new()
    };
    let step = caller.start().await;
    let mut answer = passcode("Loop-Back-12");
    answer["identifier"] = FIONA.into();
    let done = caller.answer(&step, "identify", answer).await;
    done.interaction_code();
    let report = caller.get(LOOPBACK).await.body;
    assert_eq!(report["challenges"], json!([]));
}
