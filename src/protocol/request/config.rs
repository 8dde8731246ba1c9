//! What `start` is given, and what it must hold.

use super::interact::{InteractParams, Param};
use super::introspect::Handle;
use crate::protocol::shown_url;

/// The configuration of a flow. It has no `Debug`: it carries handles and secrets.
#[derive(Clone, Default)]
pub struct Config {
    /// The authorization server, without trailing slashes.
    pub issuer: Option<String>,
    /// The org's origin, where the issuer's is not it.
    pub domain: Option<String>,
    /// The version of the IDX API.
    pub version: Option<String>,
    /// A state handle, of an Okta-hosted flow.
    pub state_handle: Option<String>,
    /// An interaction handle, of a flow to resume.
    pub interaction_handle: Option<String>,
    /// What a new flow is begun with.
    pub interact: InteractParams,
}

/// What a configuration lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigError {
    /// Neither `domain` nor `issuer`.
    Issuer,
    /// No `clientId`.
    ClientId,
    /// No `redirectUri`.
    RedirectUri,
    /// Not both of `codeChallenge` and `codeChallengeMethod`.
    Pkce,
}

impl ConfigError {
    /// The text that `start` rejects with, as `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issuer => "issuer is required",
            Self::ClientId => "clientId is required",
            Self::RedirectUri => "redirectUri is required",
            Self::Pkce => "PKCE params (codeChallenge, codeChallengeMethod) are required",
        }
    }
}

/// What `start` says of an issuer that is not an absolute URL.
pub fn invalid_issuer(issuer: &str) -> String {
    [
        "start: `issuer` must be an absolute URL, as https://example.okta.com/oauth2/default is: ",
        &shown_url(issuer),
    ]
    .concat()
}

/// Present, and not empty.
fn given(value: Option<&str>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}

impl Config {
    /// Checks what must be there, in the order in which it is reported. A state handle is all that
    /// an Okta-hosted flow needs; an interaction handle lifts nothing.
    pub fn check(&self) -> Result<(), ConfigError> {
        let hosted = given(self.state_handle.as_deref());
        let has = |param| given(self.interact.get(param));
        let pkce = has(Param::CodeChallenge) && has(Param::CodeChallengeMethod);
        if !given(self.domain.as_deref()) && !given(self.issuer.as_deref()) {
            Err(ConfigError::Issuer)
        } else if !hosted && !has(Param::ClientId) {
            Err(ConfigError::ClientId)
        } else if !hosted && !has(Param::RedirectUri) {
            Err(ConfigError::RedirectUri)
        } else if !hosted && !pkce {
            Err(ConfigError::Pkce)
        } else {
            Ok(())
        }
    }

    /// Whether the flow is new, and needs `interact` first.
    pub fn is_new(&self) -> bool {
        !given(self.state_handle.as_deref()) && !given(self.interaction_handle.as_deref())
    }

    /// The domain, where one is given.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref().filter(|domain| !domain.is_empty())
    }

    /// The handle of a flow that was begun before.
    pub fn handle(&self) -> Option<Handle> {
        Handle::new(self.state_handle.clone(), self.interaction_handle.clone())
    }
}

/// The base of the OAuth endpoints: the issuer where it names an authorization server, else the
/// org's own server.
pub fn base_url(issuer: &str) -> String {
    let mark = b"/oauth2";
    // At the very start it is no path of a URL.
    if issuer
        .as_bytes()
        .windows(mark.len())
        .skip(1)
        .any(|part| part == mark)
    {
        return issuer.to_owned();
    }
    [issuer, "/oauth2"].concat()
}
