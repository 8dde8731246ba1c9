use crate::protocol::request::{ConfigError, Param, Params, base_url};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn params(given: &[(Param, &str)]) -> Params {
    let mut params = Params::default();
    for (param, value) in given {
        params.set(*param, text(value));
    }
    params
}

fn whole() -> Params {
    params(&[
        (Param::Issuer, "https://org.example"),
        (Param::ClientId, "c"),
        (Param::RedirectUri, "http://localhost/cb"),
        (Param::CodeChallenge, "cc"),
        (Param::CodeChallengeMethod, "S256"),
    ])
}

#[test]
fn reports_the_first_thing_that_lacks() {
    assert_eq!(whole().check(), Ok(()));
    let mut config = whole();
    config.set(Param::CodeChallengeMethod, text(""));
    assert_eq!(config.check(), Err(ConfigError::Pkce));
    config.set(Param::RedirectUri, None);
    assert_eq!(config.check(), Err(ConfigError::RedirectUri));
    config.set(Param::ClientId, text(""));
    assert_eq!(config.check(), Err(ConfigError::ClientId));
    config.set(Param::Issuer, text(""));
    assert_eq!(config.check(), Err(ConfigError::Issuer));
    assert_eq!(ConfigError::Issuer.as_str(), "issuer is required");
}

#[test]
fn only_a_state_handle_lifts_the_client() {
    let mut config = params(&[
        (Param::Domain, "https://d"),
        (Param::InteractionHandle, "ih"),
    ]);
    assert_eq!(config.check(), Err(ConfigError::ClientId));
    assert!(!config.is_new());
    config.set(Param::StateHandle, text("sh"));
    assert_eq!(config.check(), Ok(()));
    assert!(!config.is_new());
    assert!(whole().is_new());
}

#[test]
fn an_issuer_has_no_slashes_at_its_end() {
    let config = params(&[(Param::Issuer, "https://org.example/oauth2/default//")]);
    assert_eq!(config.issuer(), Some("https://org.example/oauth2/default"));
    assert_eq!(
        params(&[(Param::Issuer, "//")]).check(),
        Err(ConfigError::Issuer)
    );
}

#[test]
fn the_base_url_is_the_issuer_or_the_orgs_own_server() {
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
