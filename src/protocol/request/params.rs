//! The parameters of `start`, `interact` and `introspect`, and what a configuration must hold.

use super::introspect::Handle;
use crate::protocol::shown_url;

/// A parameter. Its number is its place in [`PARAMS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Param {
    /// The authorization server.
    Issuer,
    /// The org's origin, where the issuer's is not it.
    Domain,
    /// The base of the OAuth endpoints.
    BaseUrl,
    /// The version of the IDX API.
    Version,
    /// A state handle, of an Okta-hosted flow.
    StateHandle,
    /// An interaction handle, of a flow to resume.
    InteractionHandle,
    /// `client_id`.
    ClientId,
    /// `scope`, joined by spaces; `openid email` where it is absent.
    Scopes,
    /// `redirect_uri`.
    RedirectUri,
    /// `code_challenge` of RFC 7636.
    CodeChallenge,
    /// `code_challenge_method`, `S256`.
    CodeChallengeMethod,
    /// `state`.
    State,
    /// `activation_token`; an empty one is absent.
    ActivationToken,
    /// `recovery_token`; an empty one is absent.
    RecoveryToken,
    /// `client_secret`, of a confidential client; an empty one is absent.
    ClientSecret,
    /// `false` leaves cookies out.
    WithCredentials,
    /// The origins that requests may be sent to.
    AllowedOrigins,
}

/// What a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A text that `interact` sends; a number or `true` is sent as one.
    Plain,
    /// A list of texts.
    Texts,
    /// Anything: it is kept as it is.
    Any,
    /// A list of origins.
    Origins,
}

/// What is called with parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Function {
    /// `start(config)`.
    Start = 1,
    /// `interact(params)`.
    Interact = 2,
    /// `introspect(params)`.
    Introspect = 4,
}

impl Function {
    /// The function of a number.
    pub fn from_code(code: u32) -> Self {
        match code {
            1 => Self::Start,
            2 => Self::Interact,
            _ => Self::Introspect,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Interact => "interact",
            Self::Introspect => "introspect",
        }
    }
}

/// One parameter.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Which.
    pub param: Param,
    /// What it is.
    pub kind: Kind,
    /// What takes it: a bit of each [`Function`].
    taken_by: u8,
    /// Its name in the body of `interact`; empty where it is not sent there.
    pub sent_as: &'static str,
}

impl Rule {
    /// Whether a function takes it.
    pub fn is_taken_by(&self, function: Function) -> bool {
        self.taken_by & function as u8 != 0
    }
}

const fn rule(param: Param, kind: Kind, taken_by: u8, sent_as: &'static str) -> Rule {
    Rule {
        param,
        kind,
        taken_by,
        sent_as,
    }
}

const START: u8 = Function::Start as u8;
const INTERACT: u8 = Function::Interact as u8;
const INTROSPECT: u8 = Function::Introspect as u8;

/// How many parameters there are.
pub const COUNT: usize = 17;

/// All of them, in the order in which they are read and sent.
pub static PARAMS: [Rule; COUNT] = [
    rule(Param::Issuer, Kind::Text, START, ""),
    rule(Param::Domain, Kind::Text, START | INTROSPECT, ""),
    rule(Param::BaseUrl, Kind::Text, INTERACT, ""),
    rule(Param::Version, Kind::Text, START | INTROSPECT, ""),
    rule(Param::StateHandle, Kind::Text, START | INTROSPECT, ""),
    rule(Param::InteractionHandle, Kind::Text, START | INTROSPECT, ""),
    rule(Param::ClientId, Kind::Plain, START | INTERACT, "client_id"),
    rule(Param::Scopes, Kind::Texts, START | INTERACT, "scope"),
    rule(
        Param::RedirectUri,
        Kind::Plain,
        START | INTERACT,
        "redirect_uri",
    ),
    rule(
        Param::CodeChallenge,
        Kind::Plain,
        START | INTERACT,
        "code_challenge",
    ),
    rule(
        Param::CodeChallengeMethod,
        Kind::Plain,
        START | INTERACT,
        "code_challenge_method",
    ),
    rule(Param::State, Kind::Plain, START | INTERACT, "state"),
    rule(
        Param::ActivationToken,
        Kind::Plain,
        START | INTERACT,
        "activation_token",
    ),
    rule(
        Param::RecoveryToken,
        Kind::Plain,
        START | INTERACT,
        "recovery_token",
    ),
    rule(
        Param::ClientSecret,
        Kind::Plain,
        START | INTERACT,
        "client_secret",
    ),
    rule(
        Param::WithCredentials,
        Kind::Any,
        START | INTERACT | INTROSPECT,
        "",
    ),
    rule(
        Param::AllowedOrigins,
        Kind::Origins,
        START | INTERACT | INTROSPECT,
        "",
    ),
];

impl Param {
    /// Its name, as callers give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Domain => "domain",
            Self::BaseUrl => "baseUrl",
            Self::Version => "version",
            Self::StateHandle => "stateHandle",
            Self::InteractionHandle => "interactionHandle",
            Self::ClientId => "clientId",
            Self::Scopes => "scopes",
            Self::RedirectUri => "redirectUri",
            Self::CodeChallenge => "codeChallenge",
            Self::CodeChallengeMethod => "codeChallengeMethod",
            Self::State => "state",
            Self::ActivationToken => "activationToken",
            Self::RecoveryToken => "recoveryToken",
            Self::ClientSecret => "clientSecret",
            Self::WithCredentials => "withCredentials",
            Self::AllowedOrigins => "allowedOrigins",
        }
    }
}

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
