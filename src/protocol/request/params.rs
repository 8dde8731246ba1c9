//! The parameters of `start`, `interact` and `introspect`: the one table of them.

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
