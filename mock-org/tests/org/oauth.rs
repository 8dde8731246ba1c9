use axum::http::Request;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

use crate::support::*;

#[tokio::test]
async fn a_confidential_client_comes_with_its_secret() {
    let caller = Caller {
        client_id: "server-client",
        ..Caller::new()
    };
    let code = code_for(
        &caller,
        "/oauth2",
        &[("client_secret", "not-a-real-secret")],
    )
    .await;
    let refused = caller.redeem("/oauth2", &code, VERIFIER).await;
    assert_eq!(
        (refused.status.as_u16(), refused.body["error"].as_str()),
        (401, Some("invalid_client"))
    );
    // The code is only used up by its own client.
    let body =
        format!("grant_type=interaction_code&interaction_code={code}&code_verifier={VERIFIER}");
    let request = Request::post("/oauth2/v1/token")
        .header("host", "org.example:4000")
        .header("content-type", "application/x-www-form-urlencoded")
        .header(
            "authorization",
            "Basic c2VydmVyLWNsaWVudDpub3QtYS1yZWFsLXNlY3JldA==",
        );
    assert_eq!(
        caller.send(request.body(body.into()).unwrap()).await.status,
        200
    );
}

#[tokio::test]
async fn the_id_token_is_signed_by_the_published_key() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2/default", &[("nonce", "n-0S6")]).await;
    let tokens = caller.redeem("/oauth2/default", &code, VERIFIER).await;
    assert_eq!(tokens.status, 200);
    assert_eq!(tokens.headers["cache-control"], "no-store");
    assert_eq!(tokens.body["token_type"], "Bearer");
    assert_eq!(tokens.body["expires_in"], 3600);
    assert_eq!(tokens.body["scope"], "openid email profile");
    assert_eq!(tokens.body["refresh_token"], Value::Null);

    let id_token = tokens.body["id_token"].as_str().unwrap();
    let key = caller.get("/oauth2/default/v1/keys").await.body["keys"][0].clone();
    assert_eq!(
        jsonwebtoken::decode_header(id_token)
            .unwrap()
            .kid
            .as_deref(),
        key["kid"].as_str()
    );
    let public =
        DecodingKey::from_rsa_components(key["n"].as_str().unwrap(), key["e"].as_str().unwrap())
            .unwrap();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.set_audience(&["demo-client"]);
    rules.set_issuer(&[format!("{ORG}/oauth2/default")]);
    let claims = jsonwebtoken::decode::<Value>(id_token, &public, &rules)
        .unwrap()
        .claims;
    assert_eq!(claims["email"], "ada@example.com");
    assert_eq!(claims["preferred_username"], "ada@example.com");
    assert_eq!(claims["nonce"], "n-0S6");
    assert_eq!(
        claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(),
        3600
    );
    for name in ["sub", "auth_time", "at_hash", "jti"] {
        assert!(!claims[name].is_null(), "{name}");
    }
}

#[tokio::test]
async fn a_code_is_good_once() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[]).await;
    assert_eq!(caller.redeem("/oauth2", &code, VERIFIER).await.status, 200);
    let again = caller.redeem("/oauth2", &code, VERIFIER).await;
    assert_eq!(
        (again.status.as_u16(), again.body["error"].as_str()),
        (400, Some("invalid_grant"))
    );
}

#[tokio::test]
async fn a_redeemed_interaction_is_over() {
    let caller = Caller::new();
    let (step, handle) = caller.begin().await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let done = caller.give_passcode(&step, "Correct-Horse-9").await;
    caller
        .redeem("/oauth2", &done.interaction_code(), VERIFIER)
        .await;
    caller
        .introspect(&handle)
        .await
        .expect(401, &[], &["idx.session.expired"]);
}

#[tokio::test]
async fn a_wrong_verifier_uses_the_code_up() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[]).await;
    let wrong = caller
        .redeem("/oauth2", &code, &VERIFIER.replace('a', "b"))
        .await;
    assert_eq!(
        wrong.body,
        json!({ "error": "invalid_grant", "error_description": "PKCE verification failed." })
    );
    assert_eq!(
        caller.redeem("/oauth2", &code, VERIFIER).await.body["error"],
        "invalid_grant"
    );
}

#[tokio::test]
async fn a_code_is_bound_to_its_client_server_and_time() {
    let caller = Caller::new();
    let code = code_for(&caller, "/oauth2", &[]).await;
    assert_eq!(
        caller.redeem("/oauth2/default", &code, VERIFIER).await.body["error"],
        "invalid_grant"
    );

    let mut caller = caller;
    let code = code_for(&caller, "/oauth2", &[]).await;
    caller.client_id = "choice-client";
    assert_eq!(
        caller.redeem("/oauth2", &code, VERIFIER).await.body["error"],
        "invalid_grant"
    );

    caller.client_id = "demo-client";
    let code = code_for(&caller, "/oauth2", &[]).await;
    caller.pass(301);
    assert_eq!(
        caller.redeem("/oauth2", &code, VERIFIER).await.body["error"],
        "invalid_grant"
    );
}

#[tokio::test]
async fn a_bad_token_request_is_told_apart() {
    let caller = Caller::new();
    let cases: &[(Fields, u16, &str)] = &[
        (&[], 400, "invalid_request"),
        (
            &[("client_id", "unknown"), ("grant_type", "interaction_code")],
            401,
            "invalid_client",
        ),
        (&[("client_id", "demo-client")], 400, "invalid_request"),
        (
            &[("client_id", "demo-client"), ("grant_type", "password")],
            400,
            "unsupported_grant_type",
        ),
        (
            &[
                ("client_id", "demo-client"),
                ("grant_type", "interaction_code"),
            ],
            400,
            "invalid_request",
        ),
        (
            &[
                ("client_id", "demo-client"),
                ("grant_type", "refresh_token"),
                ("refresh_token", "unknown"),
            ],
            400,
            "invalid_grant",
        ),
    ];
    for (fields, status, error) in cases {
        let reply = caller.post_form("/oauth2/v1/token", fields).await;
        assert_eq!(
            (reply.status.as_u16(), reply.body["error"].as_str()),
            (*status, Some(*error)),
            "{fields:?}"
        );
    }
    let reply = caller.post_json("/oauth2/v1/token", json!({})).await;
    assert_eq!(
        (reply.status.as_u16(), reply.body["error"].as_str()),
        (400, Some("invalid_request"))
    );
}
