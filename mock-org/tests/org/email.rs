use serde_json::json;

use crate::support::*;

const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];

async fn link(caller: &Caller) -> String {
    let inbox = caller.get("/__inbox.json?to=katherine@example.com").await;
    let link = inbox.body[0]["link"].as_str().expect("a link");
    link.strip_prefix(ORG)
        .expect("an address of this org")
        .into()
}

#[tokio::test]
async fn the_link_in_the_mail_completes_the_flow_that_polls() {
    let caller = Caller::new();
    let step = caller.identify("katherine@example.com").await;
    let poll = step.form("poll");
    assert_eq!(poll["refresh"], 2000);
    assert_eq!(poll["href"], format!("{ORG}/idp/idx/challenge/poll"));
    let waiting = caller.answer(&step, "poll", json!({})).await;
    assert_eq!(waiting.expect(200, CHALLENGE, &[]).body, step.body);

    let opened = caller.get(&link(&caller).await).await;
    assert_eq!(opened.status, 200);
    assert!(opened.text.contains("Please return to the original tab."));
    caller
        .answer(&step, "poll", json!({}))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

#[tokio::test]
async fn a_link_is_good_once_in_time_and_only_the_newest() {
    let caller = Caller::new();
    let step = caller.identify("katherine@example.com").await;
    let old = link(&caller).await;
    caller.answer(&step, "resend", json!({})).await;
    let new = link(&caller).await;
    assert_eq!(caller.get(&old).await.status, 410);
    assert_eq!(caller.get("/email/verify/made-up").await.status, 410);
    caller
        .answer(&step, "poll", json!({}))
        .await
        .expect(200, CHALLENGE, &[]);
    caller.pass(301);
    assert_eq!(caller.get(&new).await.status, 410);
    caller.answer(&step, "resend", json!({})).await;
    let newest = link(&caller).await;
    assert_eq!(caller.get(&newest).await.status, 200);
    assert_eq!(caller.get(&newest).await.status, 410);
    assert!(caller.get("/__inbox").await.text.contains("/email/verify/"));
}

#[tokio::test]
async fn a_link_enrols_an_address_too() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    let step = caller
        .choose(&step, "select-authenticator-enroll", "Email")
        .await;
    let inbox = caller.get("/__inbox.json?to=new@example.com").await;
    let link = inbox.body[0]["link"].as_str().unwrap();
    caller.get(link.strip_prefix(ORG).unwrap()).await;
    let next = caller.answer(&step, "poll", json!({})).await;
    let next = next.expect(200, &["select-authenticator-enroll", "skip"], &[]);
    let enrolled = &next.body["authenticatorEnrollments"]["value"];
    assert_eq!(enrolled[1]["key"], "okta_email");
}
