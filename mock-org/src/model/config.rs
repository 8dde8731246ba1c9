//! What the org is made of at start: authorization servers, policy, clients and users.

use serde::Deserialize;

use super::{Client, IdentityProvider, Loopback, Policy, Scenario, ScenarioEntry, UserConfig};

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
    /// Identity providers that users may sign in with.
    #[serde(default)]
    pub identity_providers: Vec<IdentityProvider>,
    /// Where pages look for Okta Verify.
    #[serde(default)]
    pub loopback: Loopback,
    /// Scenarios to try, for a page that offers them.
    #[serde(default)]
    pub scenarios: Vec<ScenarioEntry>,
    /// Sign-in scenario used for every client, instead of the client's own.
    #[serde(default)]
    pub scenario: Option<Scenario>,
}

impl Config {
    /// The text of the built-in configuration.
    pub const BUILT_IN: &str = concat!(
        include_str!("../../default.toml"),
        include_str!("../../users.toml"),
        include_str!("../../scenarios.toml")
    );

    /// The configuration built into the program.
    pub fn built_in() -> Self {
        Self::BUILT_IN.parse().expect("it is checked by a test")
    }

    /// Whether all users have what their authenticators need; else what is missing.
    pub fn check(&self) -> Result<(), String> {
        self.users.iter().try_for_each(UserConfig::check)
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
        config.check().map_err(serde::de::Error::custom)?;
        Ok(config)
    }
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
}
