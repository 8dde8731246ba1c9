use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn interact_gives_a_handle_and_nothing_else() {
    let caller = Caller::new();
    for server in ["/oauth2", "/oauth2/default"] {
        let reply = caller.interact(server, &[]).await;
        assert_eq!(reply.status, 200);
        let members: Vec<_> = reply.body.as_object().unwrap().keys().collect();
        assert_eq!(members, ["interaction_handle"]);
    }
}

#[tokio::test]
async fn a_bad_interact_names_the_parameter() {
    let caller = Caller::new();
    let short = "x".repeat(42);
    let cases: &[(Fields, &str, &str)] = &[
        (&[("client_id", "unknown")], "invalid_client", "client_id"),
        (&[("client_id", "")], "invalid_request", "client_id"),
        (
            &[("client_id", "server-client")],
            "invalid_client",
            "client secret",
        ),
        (
            &[("client_id", "server-client"), ("client_secret", "wrong")],
            "invalid_client",
            "client secret",
        ),
        (
            &[("redirect_uri", "https://evil.example/")],
            "invalid_request",
            "redirect_uri",
        ),
        (&[("redirect_uri", "")], "invalid_request", "redirect_uri"),
        (
            &[("code_challenge", "")],
            "invalid_request",
            "code_challenge",
        ),
        (
            &[("code_challenge", &short)],
            "invalid_request",
            "code_challenge",
        ),
        (
            &[("code_challenge_method", "")],
            "invalid_request",
            "code_challenge_method",
        ),
        (
            &[("code_challenge_method", "plain")],
            "invalid_request",
            "code_challenge_method",
        ),
        (
            &[("scope", "openid everything")],
            "invalid_scope",
            "everything",
        ),
        (
            &[("nonce", "a"), ("nonce", "b")],
            "invalid_request",
            "nonce",
        ),
    ];
    for (fields, error, names) in cases {
        let reply = caller.interact("/oauth2", fields).await;
        let description = reply.body["error_description"].as_str().unwrap();
        assert_eq!(
            (reply.status.as_u16(), reply.body["error"].as_str()),
            (400, Some(*error)),
            "{fields:?}"
        );
        assert!(description.contains(names), "{description}");
    }
}

#[tokio::test]
async fn an_unknown_authorization_server_is_not_there() {
    let caller = Caller::new();
    assert_eq!(caller.interact("/oauth2/other", &[]).await.status, 404);
    assert_eq!(
        caller
            .get("/oauth2/other/.well-known/openid-configuration")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn metadata_names_the_endpoints_of_each_server() {
    let caller = Caller::new();
    for (path, issuer, server) in [
        ("", "", "/oauth2"),
        ("/oauth2/default", "/oauth2/default", "/oauth2/default"),
    ] {
        let reply = caller
            .get(&format!("{path}/.well-known/openid-configuration"))
            .await;
        assert_eq!(reply.body["issuer"], format!("{ORG}{issuer}"));
        assert_eq!(
            reply.body["token_endpoint"],
            format!("{ORG}{server}/v1/token")
        );
        assert_eq!(reply.body["jwks_uri"], format!("{ORG}{server}/v1/keys"));
        assert_eq!(
            reply.body["code_challenge_methods_supported"],
            json!(["S256"])
        );
    }
}
