//! What a configuration must hold, and what follows from it.

use super::introspect::Handle;
use super::params::{COUNT, Param};
use crate::protocol::shown_url;

/// The texts among the parameters of one call. One that is `None` was not given. It has no `Debug`: it carries handles and
/// secrets.
#[derive(Clone, Default)]
pub struct Params([Option<String>; COUNT]);

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

impl Params {
    /// The value of a parameter.
    pub fn get(&self, param: Param) -> Option<&str> {
        self.0.get(param as usize)?.as_deref()
    }

    /// The value of a parameter that is not empty.
    pub fn given(&self, param: Param) -> Option<&str> {
        self.get(param).filter(|value| !value.is_empty())
    }

    /// Sets the value of a parameter.
    pub fn set(&mut self, param: Param, value: Option<String>) {
        if let Some(place) = self.0.get_mut(param as usize) {
            *place = value;
        }
    }

    /// Checks what a configuration must hold, in the order in which it is reported. A state handle is all that an Okta-hosted
    /// flow needs; an interaction handle lifts nothing.
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

    /// Whether the flow is new, and needs `interact` first.
    pub fn is_new(&self) -> bool {
        self.given(Param::StateHandle).is_none() && self.given(Param::InteractionHandle).is_none()
    }

    /// The handle of a flow that was begun before: a state handle wins, and an empty one is none.
    pub fn handle(&self) -> Option<Handle<'_>> {
        let state = self.given(Param::StateHandle).map(Handle::State);
        let interaction = || self.get(Param::InteractionHandle).map(Some);
        state.or_else(|| interaction().map(Handle::Interaction))
    }

    /// The issuer without trailing slashes.
    pub fn issuer(&self) -> Option<&str> {
        let mut issuer = self.get(Param::Issuer)?;
        while let Some(shorter) = issuer.strip_suffix('/') {
            issuer = shorter;
        }
        Some(issuer)
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
