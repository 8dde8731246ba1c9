use serde_json::json;
use url::Url;

use crate::support::*;

fn authorize(more: &str) -> String {
    let redirect_uri: String =
        url::form_urlencoded::byte_serialize(REDIRECT_URI.as_bytes()).collect();
    format!(
        "/oauth2/v1/authorize?client_id=demo-client&scope=openid&state=a-state&redirect_uri={redirect_uri}\
         &code_challenge_method=S256&code_challenge={}{more}",
        challenge()
    )
}

async fn signed_in(caller: &Caller) -> Reply {
    let begun = caller.get(&authorize("&response_type=code")).await;
    let body = json!({ "stateToken": begun.body["stateToken"] });
    let step = caller.post_json("/idp/idx/introspect", body).await;
    let step = caller.give_name(&step, "ada@example.com").await;
    caller
        .give_passcode(&step, "Correct-Horse-9")
        .await
        .expect(200, &[], &[])
}

#[tokio::test]
async fn a_state_token_goes_through_and_the_browser_gets_the_code() {
    let caller = Caller::new();
    let done = signed_in(&caller).await;
    assert!(done.body.get("successWithInteractionCode").is_none());
    let success = &done.body["success"];
    let handle = done.body["stateHandle"].as_str().unwrap();
    let href = format!("{ORG}/login/token/redirect?stateToken={handle}");
    assert_eq!(
        *success,
        json!({ "name": "success-redirect", "href": href })
    );
    let back = caller.get(href.strip_prefix(ORG).unwrap()).await;
    assert_eq!(back.status, 303);
    let back: Url = back.headers["location"].to_str().unwrap().parse().unwrap();
    let pairs: Vec<_> = back.query_pairs().collect();
    assert_eq!(pairs[1], ("state".into(), "a-state".into()));
    let code = pairs[0].1.as_ref();

    let stolen = caller.redeem("/oauth2", code, VERIFIER).await;
    assert_eq!(stolen.body["error"], "invalid_grant");
    let done = signed_in(&caller).await;
    let href = done.body["success"]["href"].as_str().unwrap();
    let back = caller.get(href.strip_prefix(ORG).unwrap()).await;
    let back: Url = back.headers["location"].to_str().unwrap().parse().unwrap();
    let (_, code) = back.query_pairs().next().unwrap();
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_ref()),
        ("client_id", "demo-client"),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];
    let tokens = caller.post_form("/oauth2/v1/token", &fields).await;
    assert_eq!(tokens.status, 200);
    assert!(tokens.body["id_token"].is_string());
}

#[tokio::test]
async fn a_request_is_checked_and_an_unfinished_flow_has_no_code() {
    let caller = Caller::new();
    for (path, error) in [
        (authorize(""), "invalid_request"),
        (
            authorize("&response_type=token"),
            "unsupported_response_type",
        ),
        (
            authorize("&response_type=code").replace("demo-client", "nobody"),
            "invalid_client",
        ),
        (
            authorize("&response_type=code").replace("localhost", "evil.example"),
            "invalid_request",
        ),
    ] {
        let reply = caller.get(&path).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.body["error"]),
            (400, &json!(error))
        );
    }
    let begun = caller.get(&authorize("&response_type=code")).await;
    let token = begun.body["stateToken"].as_str().unwrap();
    let path = format!("/login/token/redirect?stateToken={token}");
    assert_eq!(caller.get(&path).await.status, 404);
}
