use crate::protocol::{Config, ConfigError, InteractParams, base_url};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn whole() -> Config {
    Config {
        issuer: text("https://org.example"),
        interact: InteractParams {
            client_id: text("c"),
            redirect_uri: text("http://localhost/cb"),
            code_challenge: text("cc"),
            code_challenge_method: text("S256"),
            ..InteractParams::default()
        },
        ..Config::default()
    }
}

#[test]
fn reports_the_first_thing_that_lacks() {
    assert_eq!(whole().check(), Ok(()));
    let mut config = whole();
    config.interact.code_challenge_method = text("");
    assert_eq!(config.check(), Err(ConfigError::Pkce));
    config.interact.redirect_uri = None;
    assert_eq!(config.check(), Err(ConfigError::RedirectUri));
    config.interact.client_id = text("");
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
