//! Exact URLs, headers and bodies.

use crate::protocol::request::{
    Handle, MediaType, Param, Params, USER_AGENT, interact, introspect,
};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn params(values: &[(Param, &str)]) -> Params {
    let mut params = Params::default();
    for (param, value) in values {
        params.set(*param, text(value));
    }
    params
}

#[test]
fn interact_sends_every_parameter_in_the_order_of_the_peer() {
    let params = params(&[
        (Param::ClientId, "0oa 1"),
        (Param::Scopes, "openid profile"),
        (Param::RedirectUri, "https://app.example/cb?a=b&c=ü"),
        (
            Param::CodeChallenge,
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ),
        (Param::CodeChallengeMethod, "S256"),
        (Param::State, "s&t=1"),
        (Param::ActivationToken, "act"),
        (Param::RecoveryToken, "rec"),
        (Param::ClientSecret, "sec ret"),
    ]);
    let request = interact("https://org.example/oauth2/default", &params);
    assert_eq!(
        request.url,
        "https://org.example/oauth2/default/v1/interact"
    );
    assert_eq!(request.content_type, MediaType::Form);
    assert_eq!(request.accept, None);
    assert_eq!(
        request.body,
        "client_id=0oa%201&scope=openid%20profile\
         &redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fa%3Db%26c%3D%C3%BC\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256\
         &state=s%26t%3D1&activation_token=act&recovery_token=rec&client_secret=sec%20ret"
    );
}

#[test]
fn interact_leaves_out_what_is_absent_and_asks_for_openid_email() {
    let params = params(&[
        (Param::ClientId, "c"),
        (Param::State, ""),
        (Param::ActivationToken, ""),
    ]);
    let request = interact("https://org.example/oauth2", &params);
    assert_eq!(request.body, "client_id=c&scope=openid%20email&state=");
}

#[test]
fn introspect_names_the_flow_by_one_handle() {
    let url = "https://org.example/idp/idx/introspect";
    for (state_handle, interaction_handle, body) in [
        (None, text("ih\"1"), r#"{"interactionHandle":"ih\"1"}"#),
        (text("sh"), None, r#"{"stateToken":"sh"}"#),
        (text("sh"), text("ih"), r#"{"stateToken":"sh"}"#),
        (text(""), text("ih"), r#"{"interactionHandle":"ih"}"#),
        (None, None, "{}"),
    ] {
        let mut params = Params::default();
        params.set(Param::StateHandle, state_handle);
        params.set(Param::InteractionHandle, interaction_handle);
        let request = introspect("https://org.example", params.handle());
        assert_eq!(request.url, url);
        assert_eq!(request.content_type, MediaType::Ion);
        assert_eq!(request.accept, Some(MediaType::Ion));
        assert_eq!(request.body, body);
    }
}

#[test]
fn a_handle_that_is_no_text_is_sent_as_null() {
    let body = introspect("d", Some(Handle::Interaction(None))).body;
    assert_eq!(body, r#"{"interactionHandle":null}"#);
}

#[test]
fn the_user_agent_is_the_package_and_its_version() {
    assert_eq!(
        USER_AGENT,
        format!("okta-idx-wasm/{}", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn media_types_are_those_of_the_peer() {
    assert_eq!(
        MediaType::ALL.map(MediaType::as_str),
        [
            "application/json",
            "application/x-www-form-urlencoded",
            "application/ion+json; okta-version=1.0.0",
            "application/ion+json",
        ]
    );
}
