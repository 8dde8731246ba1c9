//! What a configuration of `start` must have, and what is derived from it.

use crate::protocol::request::{ConfigError, Param, Params, base_url, invalid_issuer};

/// The given parameters, and no others.
pub fn params(values: &[(Param, &str)]) -> Params {
    let mut params = Params::default();
    for (param, value) in values {
        params.set(*param, Some((*value).to_owned()));
    }
    params
}

fn complete() -> Params {
    params(&[
        (Param::Issuer, "https://org.example"),
        (Param::ClientId, "c"),
        (Param::RedirectUri, "http://localhost/cb"),
        (Param::CodeChallenge, "cc"),
        (Param::CodeChallengeMethod, "S256"),
    ])
}

#[test]
fn the_first_missing_or_empty_parameter_is_reported() {
    assert_eq!(complete().check(), Ok(()));
    let mut config = complete();
    config.set(Param::CodeChallengeMethod, Some(String::new()));
    assert_eq!(config.check(), Err(ConfigError::Pkce));
    config.set(Param::RedirectUri, None);
    assert_eq!(config.check(), Err(ConfigError::RedirectUri));
    config.set(Param::ClientId, Some(String::new()));
    assert_eq!(config.check(), Err(ConfigError::ClientId));
    config.set(Param::Issuer, Some(String::new()));
    assert_eq!(config.check(), Err(ConfigError::Issuer));
}

#[test]
fn a_missing_parameter_is_an_error_in_the_words_of_the_peer() {
    for (error, message) in [
        (ConfigError::Issuer, "issuer is required"),
        (ConfigError::ClientId, "clientId is required"),
        (ConfigError::RedirectUri, "redirectUri is required"),
        (
            ConfigError::Pkce,
            "PKCE params (codeChallenge, codeChallengeMethod) are required",
        ),
    ] {
        assert_eq!(error.as_str(), message);
    }
}

#[test]
fn an_issuer_that_is_not_an_absolute_url_is_shown_without_its_secrets() {
    assert_eq!(
        invalid_issuer("org.example/oauth2?token=secret"),
        "start: `issuer` must be an absolute URL, as https://example.okta.com/oauth2/default is: org.example/oauth2"
    );
}

#[test]
fn only_a_state_handle_makes_the_parameters_of_the_client_optional() {
    let mut config = params(&[
        (Param::Domain, "https://d"),
        (Param::InteractionHandle, "ih"),
    ]);
    assert_eq!(config.check(), Err(ConfigError::ClientId));
    assert!(!config.is_new());
    config.set(Param::StateHandle, Some("sh".to_owned()));
    assert_eq!(config.check(), Ok(()));
    assert!(!config.is_new());
    assert!(complete().is_new());
}

#[test]
fn slashes_at_the_end_of_an_issuer_are_dropped() {
    let config = params(&[(Param::Issuer, "https://org.example/oauth2/default//")]);
    assert_eq!(config.issuer(), Some("https://org.example/oauth2/default"));
    assert_eq!(
        params(&[(Param::Issuer, "//")]).check(),
        Err(ConfigError::Issuer)
    );
}

#[test]
fn the_base_url_is_the_issuer_or_the_org_authorization_server() {
    for (issuer, expected) in [
        ("https://org.example", "https://org.example/oauth2"),
        (
            "https://org.example/oauth2/default",
            "https://org.example/oauth2/default",
        ),
        ("https://org.example/oauth2", "https://org.example/oauth2"),
        ("https://org.example/app", "https://org.example/app/oauth2"),
        ("/oauth2/default", "/oauth2/default/oauth2"),
    ] {
        assert_eq!(base_url(issuer), expected);
    }
}
