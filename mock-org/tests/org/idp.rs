use serde_json::json;
use url::Url;

use crate::support::*;

fn client() -> Caller {
    Caller {
        client_id: "idp-client",
        ..Caller::new()
    }
}

/// Decides at the provider, and gives where the browser goes on.
async fn decide(caller: &Caller, step: &Reply, outcome: &str, login: &str) -> Url {
    let form = step.form("redirect-idp");
    let path = form["href"].as_str().unwrap().strip_prefix(ORG).unwrap();
    let page = caller.get(path).await;
    assert!(page.text.contains("Continue"), "{}", page.text);
    let back = caller
        .post_form(path, &[("outcome", outcome), ("login", login)])
        .await;
    assert_eq!(back.status, 303);
    let back = back.headers["location"].to_str().unwrap();
    back.parse().unwrap()
}

fn query(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(key, _)| key == name)?;
    Some(value.into_owned())
}

#[tokio::test]
async fn coming_back_goes_on_with_what_is_still_required() {
    let caller = client();
    let (step, handle) = caller.begin().await;
    let forms = [
        "identify",
        "redirect-idp",
        "redirect-idp",
        "select-enroll-profile",
    ];
    let step = step.expect(200, &forms, &[]);
    let state_handle = step.body["stateHandle"].as_str().unwrap();
    let href = format!("{ORG}/sso/idps/0oa1mockGoogle0000g4?stateToken={state_handle}");
    assert_eq!(
        *step.form("redirect-idp"),
        json!({
            "name": "redirect-idp",
            "href": href,
            "method": "GET",
            "type": "GOOGLE",
            "idp": { "id": "0oa1mockGoogle0000g4", "name": "Google IdP" },
        })
    );
    let back = decide(&caller, &step, "continue", "ada@example.com").await;
    assert!(back.as_str().starts_with(REDIRECT_URI));
    assert_eq!(query(&back, "error").unwrap(), "interaction_required");
    assert_eq!(query(&back, "state").unwrap(), "a-state");

    let step = caller.introspect(&handle).await;
    let step = step.expect(
        200,
        &[
            "challenge-authenticator",
            "select-authenticator-authenticate",
        ],
        &[],
    );
    let current = &step.body["currentAuthenticatorEnrollment"]["value"];
    assert_eq!(current["key"], "okta_email");
    let code = caller.mailed_code("ada@example.com").await;
    caller
        .give_passcode(&step, &code)
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

#[tokio::test]
async fn where_nothing_is_required_the_code_comes_back() {
    let caller = client();
    let step = caller.start().await;
    let back = decide(&caller, &step, "continue", "donald@example.com").await;
    let code = query(&back, "interaction_code").unwrap();
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await;
    assert_eq!(tokens.status, 200);
}

#[tokio::test]
async fn a_failure_is_told_when_the_flow_goes_on() {
    for (outcome, login) in [
        ("fail", "ada@example.com"),
        ("continue", "nobody@example.com"),
    ] {
        let caller = client();
        let (step, handle) = caller.begin().await;
        let back = decide(&caller, &step, outcome, login).await;
        assert_eq!(query(&back, "error").unwrap(), "interaction_required");
        let step = caller.introspect(&handle).await;
        assert_eq!(step.keys(), ["idx.identity.provider.auth.error"]);
        assert_eq!(step.steps()[0], "identify");
    }
}

#[tokio::test]
async fn an_unknown_provider_or_token_is_no_way_in() {
    let caller = client();
    let step = caller.start().await;
    let path = format!("/sso/idps/unknown?stateToken={}", step.state_handle());
    assert_eq!(caller.get(&path).await.status, 404);
    assert_eq!(
        caller
            .post_form(&path, &[("outcome", "continue")])
            .await
            .status,
        404
    );
    let path = "/sso/idps/0oa1mockGoogle0000g4?stateToken=unknown";
    assert_eq!(
        caller
            .post_form(path, &[("outcome", "continue")])
            .await
            .status,
        404
    );
    // An answer to a form of the flow cannot be one to the provider.
    let body = serde_json::json!({ "stateHandle": step.state_handle() });
    let reply = caller
        .post_json("/idp/idx/sso/idps/0oa1mockGoogle0000g4", body)
        .await;
    assert_eq!(reply.status, 400);
}
