//! What the org is made of at start: authorization servers, policy, clients and users.

mod account;
mod scenario;

use std::time::Duration;

use clap::ValueEnum;
use serde::Deserialize;
use url::Url;

pub use account::{Status, UserConfig};
pub use scenario::{Place, Showing};

use crate::authenticator::Kind;

/// The whole of a configuration file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Ids of the custom authorization servers (`/oauth2/{id}/v1/…`).
    #[serde(default)]
    pub authorization_servers: Vec<String>,
    /// Lifetimes, lock-out and registration.
    pub policy: Policy,
    /// Applications that may start an interaction.
    pub clients: Vec<Client>,
    /// The people who can sign in.
    #[serde(default)]
    pub users: Vec<UserConfig>,
    /// Others that may vouch for a user.
    #[serde(default)]
    pub identity_providers: Vec<IdentityProvider>,
    /// What there is to try, for a page that offers it.
    #[serde(default)]
    pub scenarios: Vec<Showing>,
    /// Sign-in scenario used for every client, instead of the client's own.
    #[serde(skip)]
    pub scenario: Option<Scenario>,
}

impl Config {
    /// The text of the built-in configuration.
    pub const BUILT_IN: &str = concat!(
        include_str!("../../default.toml"),
        include_str!("../../scenarios.toml")
    );

    /// The configuration built into the program.
    pub fn built_in() -> Self {
        Self::BUILT_IN.parse().expect("it is checked by a test")
    }

    /// The client of that id.
    pub fn client(&self, client_id: &str) -> Option<&Client> {
        self.clients.iter().find(|c| c.client_id == client_id)
    }

    /// The scenario that sign-in follows for a client.
    pub fn scenario_of(&self, client: &Client) -> Scenario {
        self.scenario.or(client.scenario).unwrap_or_default()
    }
}

impl std::str::FromStr for Config {
    type Err = toml::de::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let config: Self = toml::from_str(text)?;
        for user in &config.users {
            user.check().map_err(serde::de::Error::custom)?;
        }
        Ok(config)
    }
}

/// Rules that hold for the whole org.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Seconds an interaction may take before its handles expire.
    pub handle_ttl_seconds: u32,
    /// Seconds an interaction code can be redeemed.
    pub code_ttl_seconds: u32,
    /// Seconds that access and ID tokens live.
    pub token_ttl_seconds: u32,
    /// Wrong passwords before an account locks.
    pub lockout_attempts: u32,
    /// Scopes a client may ask for.
    pub scopes: Vec<String>,
    /// What a new user has to set up.
    pub registration: Registration,
    /// What an existing user is asked to set up under the scenario `enrollment`.
    #[serde(default)]
    pub enrollment: Registration,
}

impl Policy {
    /// [`Policy::handle_ttl_seconds`] as a duration.
    pub fn handle_ttl(&self) -> Duration {
        Duration::from_secs(self.handle_ttl_seconds.into())
    }

    /// [`Policy::code_ttl_seconds`] as a duration.
    pub fn code_ttl(&self) -> Duration {
        Duration::from_secs(self.code_ttl_seconds.into())
    }
}

/// Authenticators of a registration.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// To be enrolled before the account exists.
    #[serde(default)]
    pub required: Vec<Kind>,
    /// Offered afterwards, with `skip`.
    #[serde(default)]
    pub optional: Vec<Kind>,
}

/// An application, as registered with the org.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// `client_id` of RFC 6749.
    pub client_id: String,
    /// Set for a confidential client: it then has to come with `interact` and `token`.
    pub client_secret: Option<String>,
    /// Name shown in a response's `app`.
    pub label: String,
    /// Exact URIs, or `scheme://host:*` for any port and path of a host.
    pub redirect_uris: Vec<String>,
    /// Sign-in scenario; the default one where absent.
    pub scenario: Option<Scenario>,
}

impl Client {
    /// Whether a page of that origin is one that this client could return to.
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.allows_redirect(origin)
            || self
                .redirect_uris
                .iter()
                .filter_map(|uri| Url::parse(uri).ok())
                .any(|uri| uri.origin().ascii_serialization() == origin)
    }

    /// Whether `redirect_uri` is one of this client's.
    pub fn allows_redirect(&self, redirect_uri: &str) -> bool {
        let Ok(uri) = Url::parse(redirect_uri) else {
            return false;
        };
        if uri.fragment().is_some() {
            return false;
        }
        self.redirect_uris.iter().any(|allowed| {
            let Some(origin) = allowed.strip_suffix(":*") else {
                return allowed == redirect_uri;
            };
            origin.split_once("://") == uri.host_str().map(|host| (uri.scheme(), host))
        })
    }
}

/// Another organisation that may vouch for a user.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityProvider {
    /// Its id in this org.
    pub id: String,
    /// Its kind, as responses name it (`GOOGLE`, `OIDC`, …).
    #[serde(rename = "type")]
    pub kind: String,
    /// What its button says.
    pub name: String,
}

/// How sign-in is done: which form comes first and what has to be proven after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// The identifier alone, then the password.
    #[default]
    IdentifierFirst,
    /// Identifier and password in one form.
    IdentifierPassword,
    /// The identifier, then any one authenticator of the user's choice.
    AuthenticatorChoice,
    /// The identifier, then two authenticators.
    TwoFactor,
    /// As `identifier-first`, then a list of authenticators to set up, which can be skipped.
    Enrollment,
    /// As `identifier-first`, with a way to unlock an account.
    AccountUnlock,
    /// As `identifier-first`, or by an identity provider and then another factor.
    IdentityProvider,
    /// As `identifier-first`, then the user has to allow the scopes, all or none.
    Consent,
    /// As `identifier-first`, then the user picks the scopes to allow.
    GranularConsent,
    /// As `identifier-first`, where nobody new may register.
    RegistrationClosed,
    /// The device is asked for a signature first, by a 401 (Okta Device); cancelling goes on as `identifier-first`.
    DeviceStepUp,
}

impl Scenario {
    /// Whether the first form asks for the password too.
    pub fn asks_password_first(self) -> bool {
        self == Self::IdentifierPassword
    }

    /// What a user who brings no rule of their own has to prove.
    pub fn assurance(self) -> Assurance {
        match self {
            Self::AuthenticatorChoice => Assurance::Any,
            Self::TwoFactor => Assurance::Two,
            _ => Assurance::Password,
        }
    }
}

/// What somebody has to prove to be signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// The password, or any one authenticator where there is no password.
    Password,
    /// Any one authenticator.
    Any,
    /// Two authenticators.
    Two,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_configuration_is_valid() {
        let config = Config::built_in();
        assert!(config.client("demo-client").is_some());
        assert!(config.users.iter().any(|u| u.email == "ada@example.com"));
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!("surprise = 1".parse::<Config>().is_err());
    }

    #[test]
    fn a_port_wildcard_allows_any_port_and_path_of_that_host_only() {
        let client = Config::built_in().client("demo-client").cloned().unwrap();
        for uri in [
            "http://localhost:8080/callback",
            "http://127.0.0.1/",
            "http://localhost:1/a?b=c",
        ] {
            assert!(client.allows_redirect(uri), "{uri}");
        }
        for uri in [
            "https://localhost:8080/callback",
            "http://localhost.evil.example/",
            "http://evil.example:8080/",
            "http://localhost:8080/#fragment",
            "not a uri",
        ] {
            assert!(!client.allows_redirect(uri), "{uri}");
        }
    }

    #[test]
    fn without_a_wildcard_a_redirect_uri_matches_exactly() {
        let mut client = Config::built_in().clients.remove(0);
        client.redirect_uris = vec!["https://app.example/callback".into()];
        assert!(client.allows_redirect("https://app.example/callback"));
        assert!(!client.allows_redirect("https://app.example/callback/"));
    }
}
