//! Challenges that Okta Verify on the same device answers.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// How a page reaches Okta Verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(
    rename_all(deserialize = "kebab-case", serialize = "SCREAMING_SNAKE_CASE"),
    deny_unknown_fields
)]
pub enum ChallengeMethod {
    /// By a server of Okta Verify on a port of this device.
    Loopback,
    /// By a link with a scheme of its own.
    CustomUri,
    /// By a web address that the operating system gives to Okta Verify.
    UniversalLink,
}

/// Where pages look for Okta Verify, and how patiently.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all(serialize = "camelCase"), deny_unknown_fields, default)]
pub struct Loopback {
    /// Ports of `localhost`, in the order in which pages try them.
    pub ports: Vec<String>,
    /// Milliseconds after which a page tries the next port.
    pub probe_timeout_millis: u32,
    /// Milliseconds after which a page polls the org again.
    pub refresh: u32,
}

impl Default for Loopback {
    /// What Okta uses.
    fn default() -> Self {
        Self {
            ports: ["2000", "6511", "6512", "6513"].map(Into::into).into(),
            probe_timeout_millis: 100,
            refresh: 2000,
        }
    }
}

/// What has come of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DeviceReply {
    /// Nothing yet.
    Waiting,
    /// Okta Verify answered.
    Approved,
    /// The page gave up.
    Cancelled,
}

/// Why a page gave up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceCancel {
    /// `OV_UNREACHABLE_BY_LOOPBACK`, `OV_RETURNED_ERROR`, `USER_CANCELED`.
    pub reason: Option<String>,
    /// The HTTP status that Okta Verify answered with.
    pub status_code: Option<i64>,
}

/// A challenge that Okta Verify is to sign.
#[derive(Debug)]
pub struct NewDeviceChallenge {
    /// Number of the interaction that waits for it.
    pub interaction: u64,
    /// Who signs in.
    pub login: String,
    /// How the page reaches Okta Verify.
    pub method: ChallengeMethod,
    /// The text that Okta Verify has to bring.
    pub request: String,
    /// When the interaction expires.
    pub expires: OffsetDateTime,
}
