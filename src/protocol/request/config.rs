//! The configuration of `start`: which parameters it must have, and what is derived from them. The checks, their order and their
//! messages are the peer's.

use super::introspect::Handle;
use super::params::{COUNT, Param};
use crate::protocol::shown_url;

/// The string parameters of one call; `None` for one that was not given. It does not implement `Debug`, because it carries
/// handles and secrets.
#[derive(Clone, Default)]
pub struct Params([Option<String>; COUNT]);

/// What a configuration of `start` lacks.
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
    /// The message: `start` rejects with `{ error: message }`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issuer => "issuer is required",
            Self::ClientId => "clientId is required",
            Self::RedirectUri => "redirectUri is required",
            Self::Pkce => "PKCE params (codeChallenge, codeChallengeMethod) are required",
        }
    }
}

impl Params {
    /// The value of a parameter; it may be empty.
    pub fn get(&self, param: Param) -> Option<&str> {
        self.0.get(param as usize)?.as_deref()
    }

    /// The value of a parameter, unless it is empty.
    pub fn given(&self, param: Param) -> Option<&str> {
        self.get(param).filter(|value| !value.is_empty())
    }

    /// Sets the value of a parameter; `None` removes it.
    pub fn set(&mut self, param: Param, value: Option<String>) {
        if let Some(place) = self.0.get_mut(param as usize) {
            *place = value;
        }
    }

    /// Checks a configuration, and reports the first parameter that is missing or empty. `domain` or `issuer` is always required.
    /// The client's parameters (`clientId`, `redirectUri` and PKCE) are not required with a state handle, but are with an
    /// interaction handle.
    pub fn check(&self) -> Result<(), ConfigError> {
        let has = |param| self.given(param).is_some();
        let has_issuer = self.issuer().is_some_and(|issuer| !issuer.is_empty());
        let is_hosted = has(Param::StateHandle);
        if !has(Param::Domain) && !has_issuer {
            Err(ConfigError::Issuer)
        } else if !is_hosted && !has(Param::ClientId) {
            Err(ConfigError::ClientId)
        } else if !is_hosted && !has(Param::RedirectUri) {
            Err(ConfigError::RedirectUri)
        } else if !(is_hosted || has(Param::CodeChallenge) && has(Param::CodeChallengeMethod)) {
            Err(ConfigError::Pkce)
        } else {
            Ok(())
        }
    }

    /// Whether there is no handle, so that `start` begins a new flow with `interact`.
    pub fn is_new(&self) -> bool {
        self.given(Param::StateHandle).is_none() && self.given(Param::InteractionHandle).is_none()
    }

    /// The handle of the flow to introspect: a state handle if there is one that is not empty, else the interaction handle, which
    /// may be empty.
    pub fn handle(&self) -> Option<Handle<'_>> {
        let state = self.given(Param::StateHandle).map(Handle::State);
        let interaction = || self.get(Param::InteractionHandle).map(Some);
        state.or_else(|| interaction().map(Handle::Interaction))
    }

    /// The issuer without slashes at its end.
    pub fn issuer(&self) -> Option<&str> {
        let mut issuer = self.get(Param::Issuer)?;
        while let Some(shorter) = issuer.strip_suffix('/') {
            issuer = shorter;
        }
        Some(issuer)
    }
}

/// The message of the `TypeError` for an issuer that is not an absolute URL. It shows the issuer without query, user name and
/// password.
pub fn invalid_issuer(issuer: &str) -> String {
    [
        "start: `issuer` must be an absolute URL, as https://example.okta.com/oauth2/default is: ",
        &shown_url(issuer),
    ]
    .concat()
}

/// The base URL of the OAuth endpoints: the issuer itself if it contains `/oauth2`, which an issuer with a custom authorization
/// server does; else the issuer followed by `/oauth2`, the org authorization server. The issuer must not end with a slash.
pub fn base_url(issuer: &str) -> String {
    let mark = b"/oauth2";
    // At the very start of the string it is not part of a URL's path.
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
