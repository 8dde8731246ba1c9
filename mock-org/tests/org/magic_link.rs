use serde_json::json;

use crate::support::*;

const MAGGIE: &str = "magic@example.com";
const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];

/// The path of the link in the newest mail.
async fn link(caller: &Caller) -> String {
    let inbox = caller.get(&format!("/__inbox.json?to={MAGGIE}")).await;
    let link = inbox.body[0]["link"].as_str().expect("a link");
    link.strip_prefix(ORG)
        .expect("an address of this org")
        .into()
}

/// Opens the link, and gives the code that it brings to the application.
async fn opened(caller: &Caller) -> String {
    let reply = caller.get(&link(caller).await).await;
    assert_eq!(reply.status, 302);
    let location = reply.headers["location"].to_str().unwrap();
    let query = location.strip_prefix(REDIRECT_URI).unwrap();
    query.strip_prefix("?state=a-state&otp=").unwrap().into()
}

async fn challenged(caller: &Caller) -> (Reply, String) {
    let (step, handle) = caller.begin().await;
    let step = caller.give_name(&step, MAGGIE).await;
    (step.expect(200, CHALLENGE, &[]), handle)
}

#[tokio::test]
async fn the_link_brings_the_code_and_a_page_with_the_handle_goes_on() {
    let caller = Caller::new();
    let (_, handle) = challenged(&caller).await;
    let code = opened(&caller).await;
    assert_eq!(code, caller.mailed_code(MAGGIE).await);
    // The link approves nothing by itself, and can be opened again.
    let step = caller.introspect(&handle).await.expect(200, CHALLENGE, &[]);
    let waiting = caller.answer(&step, "poll", json!({})).await;
    waiting.expect(200, CHALLENGE, &[]);
    assert_eq!(opened(&caller).await, code);
    let done = caller.give_passcode(&step, &code).await;
    done.expect(200, &[], &[]).interaction_code();
    assert_eq!(caller.get(&link(&caller).await).await.status, 410);
}

#[tokio::test]
async fn the_tab_that_polls_goes_on_when_another_browser_has_given_the_code() {
    let caller = Caller::new();
    let (first, handle) = challenged(&caller).await;
    let code = opened(&caller).await;
    let second = caller.introspect(&handle).await;
    let done = caller.give_passcode(&second, &code).await;
    let polled = caller.answer(&first, "poll", json!({})).await;
    let polled = polled.expect(200, &[], &[]);
    assert_eq!(polled.interaction_code(), done.interaction_code());
    // Other requests of the step before are still refused.
    let resent = caller.answer(&first, "resend", json!({})).await;
    resent.expect(400, &[], &["E0000020"]);
}

#[tokio::test]
async fn a_new_mail_replaces_the_link_and_both_are_in_the_inbox() {
    let caller = Caller::new();
    let (step, _) = challenged(&caller).await;
    let (old, old_code) = (link(&caller).await, opened(&caller).await);
    caller.answer(&step, "resend", json!({})).await;
    assert_eq!(caller.get(&old).await.status, 410);
    let code = opened(&caller).await;
    let wrong = caller.give_passcode(&step, &old_code).await;
    assert_eq!(wrong.status == 401, old_code != code);
    let inbox = caller.get("/__inbox").await.text;
    assert!(inbox.contains("/email/verify/") && inbox.contains(&code));
    caller.pass(301);
    assert_eq!(caller.get(&link(&caller).await).await.status, 410);
}

#[tokio::test]
async fn an_interaction_without_a_state_and_a_hosted_flow_have_other_links() {
    let caller = Caller::new();
    let fields = caller.interact_fields();
    let fields: Vec<_> = fields.iter().filter(|(name, _)| *name != "state").collect();
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let reply = caller.post_form("/oauth2/v1/interact", &fields).await;
    let handle = reply.body["interaction_handle"].as_str().unwrap();
    let step = caller.introspect(handle).await;
    caller.give_name(&step, MAGGIE).await;
    let reply = caller.get(&link(&caller).await).await;
    let code = caller.mailed_code(MAGGIE).await;
    let location = reply.headers["location"].to_str().unwrap();
    assert_eq!(location, format!("{REDIRECT_URI}?otp={code}"));

    let mut fields = caller.interact_fields();
    fields.push(("response_type", "code".into()));
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let begun = caller.get(&format!("/oauth2/v1/authorize?{query}")).await;
    let token = json!({ "stateToken": begun.body["stateToken"] });
    let step = caller.post_json("/idp/idx/introspect", token).await;
    caller.give_name(&step, MAGGIE).await;
    assert_eq!(caller.get(&link(&caller).await).await.status, 200);
}

#[tokio::test]
async fn a_poll_shows_the_next_step_where_more_is_to_be_done() {
    let caller = Caller::new();
    let (step, handle) = caller.begin().await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let first = caller.answer(&step, "recover", json!({})).await;
    let second = caller.introspect(&handle).await;
    let code = caller.mailed_code("ada@example.com").await;
    let next = caller.give_passcode(&second, &code).await;
    let polled = caller.answer(&first, "poll", json!({})).await;
    let polled = polled.expect(200, &["reset-authenticator"], &[]);
    assert_eq!(polled.body, next.body);
}
