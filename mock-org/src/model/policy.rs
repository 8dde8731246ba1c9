//! Rules that hold for the whole org.

use std::time::Duration;

use serde::Deserialize;

use super::Authenticator;

/// Lifetimes, lock-out, scopes and registration.
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
    pub required: Vec<Authenticator>,
    /// Offered afterwards, with `skip`.
    #[serde(default)]
    pub optional: Vec<Authenticator>,
}
