use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn a_preflight_allows_credentials_and_the_headers_asked_for() {
    let caller = Caller::new();
    for path in [
        "/idp/idx/introspect",
        "/idp/idx/identify",
        "/oauth2/v1/interact",
        "/oauth2/default/v1/token",
    ] {
        let request = Request::builder()
            .method(Method::OPTIONS)
            .uri(path)
            .header("host", "org.example:4000")
            .header("origin", "http://localhost:8080")
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "x-okta-user-agent-extended,content-type,accept",
            );
        let reply = caller.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(
            reply.headers["access-control-allow-origin"],
            "http://localhost:8080"
        );
        assert_eq!(reply.headers["access-control-allow-credentials"], "true");
        assert_eq!(reply.headers["access-control-allow-methods"], "POST");
        assert_eq!(
            reply.headers["access-control-allow-headers"],
            "x-okta-user-agent-extended,content-type,accept"
        );
    }
}

#[tokio::test]
async fn answers_and_errors_alike_can_be_read_from_another_origin() {
    let caller = Caller::new();
    for (method, path) in [
        ("GET", "/.well-known/openid-configuration"),
        ("GET", "/oauth2/v1/keys"),
        ("GET", "/__inbox.json"),
        ("POST", "/idp/idx/introspect"),
        ("POST", "/oauth2/v1/token"),
        ("DELETE", "/idp/idx/identify"),
        ("GET", "/no/such/endpoint"),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "org.example:4000");
        let request = request.header("origin", "https://app.example");
        let reply = caller.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            reply.headers["access-control-allow-origin"], "https://app.example",
            "{path}"
        );
        assert_eq!(reply.headers["access-control-allow-credentials"], "true");
        assert!(
            reply.headers["access-control-expose-headers"]
                .to_str()
                .unwrap()
                .contains("www-authenticate")
        );
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_told_why() {
    let caller = Caller::new();
    let json = "application/json";
    let cases = [
        (json, "", 400, "errors.E0000003"),
        (json, "{", 400, "errors.E0000003"),
        (json, "[]", 400, "errors.E0000003"),
        (json, "{\"stateHandle\":7}", 400, "errors.E0000003"),
        (json, "{}", 400, "errors.E0000001"),
        (json, "{\"stateHandle\":null}", 400, "errors.E0000001"),
        (
            json,
            "{\"stateHandle\":\"unknown\"}",
            401,
            "idx.session.expired",
        ),
        ("text/plain", "{}", 415, "errors.E0000021"),
        (
            "application/x-www-form-urlencoded",
            "stateHandle=x",
            415,
            "errors.E0000021",
        ),
        (
            "application/ion+json; okta-version=9.9.9",
            "{}",
            415,
            "errors.E0000021",
        ),
    ];
    for (content_type, body, status, key) in cases {
        let reply = caller
            .post("/idp/idx/identify", content_type, body)
            .await
            .expect(status, &[], &[key]);
        assert_eq!(reply.body["version"], "1.0.0");
        assert_eq!(
            reply.headers["content-type"],
            "application/ion+json; okta-version=1.0.0"
        );
    }
}

#[tokio::test]
async fn introspect_wants_one_handle() {
    let caller = Caller::new();
    let path = "/idp/idx/introspect";
    caller
        .post_json(path, json!({}))
        .await
        .expect(400, &[], &["errors.E0000001"]);
    caller
        .post_json(path, json!({ "interactionHandle": 7 }))
        .await
        .expect(400, &[], &["errors.E0000003"]);
    caller
        .post_json(path, json!({ "interactionHandle": "x" }))
        .await
        .expect(401, &[], &["idx.session.expired"]);
    caller
        .post_json(path, json!({ "stateToken": "x" }))
        .await
        .expect(401, &[], &["idx.session.expired"]);
    let step = caller.start().await;
    let by_token = caller
        .post_json(path, json!({ "stateToken": step.state_handle() }))
        .await;
    assert_eq!(by_token.body, step.body);
}

#[tokio::test]
async fn a_wrong_method_is_refused() {
    let caller = Caller::new();
    let reply = caller
        .get("/idp/idx/identify")
        .await
        .expect(405, &[], &["errors.E0000022"]);
    assert_eq!(reply.headers["allow"], "POST");
    let reply = caller.get("/oauth2/v1/token").await;
    assert_eq!(
        (reply.status.as_u16(), reply.body["error"].as_str()),
        (405, Some("invalid_request"))
    );
}

#[tokio::test]
async fn a_form_that_is_not_on_offer_changes_nothing() {
    let caller = Caller::new();
    let step = caller.start().await;
    for path in [
        "challenge/answer",
        "challenge",
        "recover",
        "skip",
        "enroll/new",
        "no-such-thing",
    ] {
        let body =
            json!({ "stateHandle": step.state_handle(), "credentials": { "passcode": "x" } });
        let reply = caller.post_json(&format!("/idp/idx/{path}"), body).await;
        reply.expect(400, &["identify", "select-enroll-profile"], &["E0000020"]);
    }
}

#[tokio::test]
async fn wrong_types_keep_the_step_and_say_so() {
    let caller = Caller::new();
    let step = caller.start().await;
    let answers = [
        json!({ "identifier": 7 }),
        json!({ "identifier": { "$ne": "" } }),
        json!({ "identifier": "ada@example.com", "rememberMe": "yes" }),
    ];
    for answer in answers {
        let reply = caller.answer(&step, "identify", answer).await;
        reply.expect(
            400,
            &["identify", "select-enroll-profile"],
            &["errors.E0000003"],
        );
    }
}

#[tokio::test]
async fn addresses_follow_the_host_that_was_called() {
    let caller = Caller::new();
    let request = |host: &str| {
        let request = Request::get("/.well-known/openid-configuration").header("host", host);
        request
            .header("x-forwarded-proto", "https")
            .body(Body::empty())
            .unwrap()
    };
    assert_eq!(
        caller.send(request("id.example")).await.body["issuer"],
        "https://id.example"
    );
}

#[tokio::test]
async fn the_inbox_is_a_page_and_a_list() {
    let caller = Caller::new();
    assert!(
        caller
            .get("/__inbox")
            .await
            .text
            .contains("Nothing has been sent yet")
    );
    caller.identify("katherine@example.com").await;
    let list = caller.get("/__inbox.json").await;
    let mail = &list.body[0];
    assert_eq!(
        (mail["id"].as_u64(), mail["channel"].as_str()),
        (Some(1), Some("email"))
    );
    assert_eq!(mail["to"], "katherine@example.com");
    let page = caller.get("/__inbox").await;
    assert!(page.text.contains(mail["code"].as_str().unwrap()));
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        caller
            .get("/__inbox.json?to=somebody@example.com")
            .await
            .body,
        json!([])
    );
}
