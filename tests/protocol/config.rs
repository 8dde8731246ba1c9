use crate::protocol::request::{Config, ConfigError, Param, base_url};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn whole() -> Config {
    let mut config = Config {
        issuer: text("https://org.example"),
        ..Config::default()
    };
    for (param, value) in [
        (Param::ClientId, "c"),
        (Param::RedirectUri, "http://localhost/cb"),
        (Param::CodeChallenge, "cc"),
        (Param::CodeChallengeMethod, "S256"),
    ] {
        config.interact.set(param, text(value));
    }
    config
}

#[test]
fn reports_the_first_thing_that_lacks() {
    assert_eq!(whole().check(), Ok(()));
    let mut config = whole();
    config.interact.set(Param::CodeChallengeMethod, text(""));
    assert_eq!(config.check(), Err(ConfigError::Pkce));
    config.interact.set(Param::RedirectUri, None);
    assert_eq!(config.check(), Err(ConfigError::RedirectUri));
    config.interact.set(Param::ClientId, text(""));
    assert_eq!(config.check(), Err(ConfigError::ClientId));
    config.issuer = text("");
    assert_eq!(config.check(), Err(ConfigError::Issuer));
    assert_eq!(ConfigError::Issuer.as_str(), "issuer is required");
}

#[test]
fn only_a_state_handle_lifts_the_client() {
    let handles = Config {
        domain: text("https://d"),
        interaction_handle: text("ih"),
        ..Config::default()
    };
    assert_eq!(handles.check(), Err(ConfigError::ClientId));
    assert!(!handles.is_new());
    let hosted = Config {
        state_handle: text("sh"),
        ..handles
    };
    assert_eq!(hosted.check(), Ok(()));
    assert!(!hosted.is_new());
    assert!(whole().is_new());
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
