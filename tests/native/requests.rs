//! Exact URLs, headers and bodies.

use super::config::params;
use crate::protocol::request::form_encoding::append;
use crate::protocol::request::{
    Handle, MediaType, PARAMS, Param, USER_AGENT, interact, introspect, is_reserved,
};

#[test]
fn interact_sends_every_parameter_in_the_order_of_the_table() {
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
fn interact_sends_the_parameters_of_openid_connect_and_further_ones_last() {
    let mut further = String::new();
    append(&mut further, "ui_locales", "de fr");
    append(&mut further, "n", "5");
    let params = params(&[
        (Param::ClientId, "c"),
        (Param::ClientSecret, "s"),
        (Param::MaxAge, "0"),
        (Param::AcrValues, "urn:okta:loa:2fa:any phr"),
        (Param::Nonce, "n-1"),
        (Param::LoginHint, "ada@example.com"),
        (Param::Parameters, &further),
    ]);
    let request = interact("https://org.example/oauth2", &params);
    assert_eq!(
        request.body,
        "client_id=c&scope=openid%20email&client_secret=s&max_age=0\
         &acr_values=urn%3Aokta%3Aloa%3A2fa%3Aany%20phr&nonce=n-1&login_hint=ada%40example.com\
         &ui_locales=de%20fr&n=5"
    );
}

#[test]
fn interact_sends_no_empty_parameter_of_openid_connect() {
    let params = params(&[
        (Param::MaxAge, ""),
        (Param::AcrValues, ""),
        (Param::Nonce, ""),
        (Param::LoginHint, ""),
        (Param::Parameters, ""),
    ]);
    let request = interact("https://org.example/oauth2", &params);
    assert_eq!(request.body, "scope=openid%20email");
}

#[test]
fn names_that_interact_sends_itself_are_reserved() {
    for rule in &PARAMS {
        assert!(is_reserved(rule.sent_as), "{}", rule.sent_as);
    }
    assert!(is_reserved("max_age") && is_reserved(""));
    assert!(!is_reserved("maxAge") && !is_reserved("ui_locales") && !is_reserved("issuer"));
}

#[test]
fn interact_omits_absent_parameters_and_empty_tokens_and_defaults_to_openid_email() {
    let params = params(&[
        (Param::ClientId, "c"),
        (Param::State, ""),
        (Param::ActivationToken, ""),
    ]);
    let request = interact("https://org.example/oauth2", &params);
    assert_eq!(request.body, "client_id=c&scope=openid%20email&state=");
}

#[test]
fn introspect_sends_one_handle() {
    let url = "https://org.example/idp/idx/introspect";
    let state = |handle| (Param::StateHandle, handle);
    let interaction = |handle| (Param::InteractionHandle, handle);
    for (given, body) in [
        (
            &[interaction("ih\"1")][..],
            r#"{"interactionHandle":"ih\"1"}"#,
        ),
        (&[interaction("")], r#"{"interactionHandle":""}"#),
        (&[state("sh")], r#"{"stateToken":"sh"}"#),
        (&[state("sh"), interaction("ih")], r#"{"stateToken":"sh"}"#),
        (
            &[state(""), interaction("ih")],
            r#"{"interactionHandle":"ih"}"#,
        ),
        (&[], "{}"),
    ] {
        let params = params(given);
        let request = introspect("https://org.example", params.handle());
        assert_eq!(request.url, url);
        assert_eq!(request.content_type, MediaType::Ion);
        assert_eq!(request.accept, Some(MediaType::Ion));
        assert_eq!(request.body, body);
    }
}

#[test]
fn a_handle_that_is_not_a_string_is_sent_as_null() {
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

#[test]
fn names_and_values_of_forms_are_encoded_as_encode_uri_component_does() {
    let mut body = String::new();
    append(&mut body, "a", "openid email");
    append(&mut body, "b", "http://l/?x=1&y=ü😀%");
    append(&mut body, "c&d", "-_.!~*'()");
    assert_eq!(
        body,
        "a=openid%20email&b=http%3A%2F%2Fl%2F%3Fx%3D1%26y%3D%C3%BC%F0%9F%98%80%25&c%26d=-_.!~*'()"
    );
}
