use axum::{body::Body, http::Request};
use serde_json::Value;

use crate::support::*;

async fn bearer(caller: &Caller, path: &str, token: &str) -> Reply {
    let request = Request::get(path)
        .header("host", "org.example:4000")
        .header("authorization", format!("Bearer {token}"));
    caller.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_refresh_token_gives_new_tokens_until_it_is_revoked() {
    let caller = Caller::new();
    let code = code_for(
        &caller,
        "/oauth2",
        &[("scope", "openid email offline_access")],
    )
    .await;
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await.body;
    let refresh_token = tokens["refresh_token"].as_str().unwrap();
    let fields = [
        ("client_id", "demo-client"),
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh_token),
    ];
    let refreshed = caller.post_form("/oauth2/v1/token", &fields).await;
    assert_eq!(refreshed.status, 200);
    assert_ne!(refreshed.body["access_token"], tokens["access_token"]);
    let mut more = fields.to_vec();
    more.push(("scope", "openid profile"));
    assert_eq!(
        caller.post_form("/oauth2/v1/token", &more).await.body["error"],
        "invalid_scope"
    );

    let revoke = [("client_id", "demo-client"), ("token", refresh_token)];
    assert_eq!(
        caller.post_form("/oauth2/v1/revoke", &revoke).await.status,
        200
    );
    assert_eq!(
        caller.post_form("/oauth2/v1/token", &fields).await.body["error"],
        "invalid_grant"
    );
    assert_eq!(
        caller.post_form("/oauth2/v1/revoke", &revoke).await.status,
        200
    );
}

#[tokio::test]
async fn userinfo_wants_a_live_access_token() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[("scope", "openid email")]).await;
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await.body;
    let access_token = tokens["access_token"].as_str().unwrap();
    let reply = bearer(&caller, "/oauth2/v1/userinfo", access_token).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.body["sub"], claims(&tokens["id_token"])["sub"]);
    assert_eq!(reply.body["email"], "ada@example.com");
    assert_eq!(reply.body["given_name"], Value::Null);

    let id_token = tokens["id_token"].as_str().unwrap();
    for (path, token) in [
        ("/oauth2/v1/userinfo", id_token),
        ("/oauth2/default/v1/userinfo", access_token),
    ] {
        let reply = bearer(&caller, path, token).await;
        assert_eq!(
            (reply.status.as_u16(), reply.body["error"].as_str()),
            (401, Some("invalid_token"))
        );
        assert_eq!(
            reply.headers["www-authenticate"],
            "Bearer error=\"invalid_token\""
        );
    }
    assert_eq!(caller.get("/oauth2/v1/userinfo").await.status, 401);
    caller.pass(3601);
    assert_eq!(
        bearer(&caller, "/oauth2/v1/userinfo", access_token)
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn a_revoked_access_token_is_dead() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[]).await;
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await.body;
    let access_token = tokens["access_token"].as_str().unwrap();
    caller
        .post_form(
            "/oauth2/v1/revoke",
            &[("client_id", "demo-client"), ("token", access_token)],
        )
        .await;
    assert_eq!(
        bearer(&caller, "/oauth2/v1/userinfo", access_token)
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn logout_returns_to_the_clients_own_pages_only() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[]).await;
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await.body;
    let hint = tokens["id_token"].as_str().unwrap();
    let logout = |uri: &str| {
        format!("/oauth2/v1/logout?id_token_hint={hint}&state=s&post_logout_redirect_uri={uri}")
    };
    let back = caller.get(&logout("http://localhost:8080/")).await;
    assert_eq!(
        (back.status.as_u16(), &back.headers["location"]),
        (303, &"http://localhost:8080/?state=s".parse().unwrap())
    );
    assert_eq!(
        caller.get(&logout("https://evil.example/")).await.status,
        400
    );
    assert_eq!(caller.get("/oauth2/v1/logout").await.status, 400);
}
