//! The parameters of `start`, `interact` and `introspect`, in one table.

/// A parameter. Its number is its index in [`PARAMS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Param {
    /// The URL of the authorization server.
    Issuer,
    /// The origin of the org; by default that of the issuer.
    Domain,
    /// The base URL of the OAuth endpoints.
    BaseUrl,
    /// The version of the IDX API: `1.0.0`.
    Version,
    /// The state handle of an Okta-hosted flow.
    StateHandle,
    /// The interaction handle of a flow to resume.
    InteractionHandle,
    /// `client_id` of RFC 6749.
    ClientId,
    /// `scope` of RFC 6749, joined by spaces; `openid email` if absent.
    Scopes,
    /// `redirect_uri` of RFC 6749.
    RedirectUri,
    /// `code_challenge` of RFC 7636.
    CodeChallenge,
    /// `code_challenge_method` of RFC 7636: `S256`.
    CodeChallengeMethod,
    /// `state` of RFC 6749; it may be empty.
    State,
    /// Okta's `activation_token`; an empty one counts as absent.
    ActivationToken,
    /// Okta's `recovery_token`; an empty one counts as absent.
    RecoveryToken,
    /// `client_secret` of RFC 6749, for a confidential client; an empty one counts as absent.
    ClientSecret,
    /// `max_age` of OpenID Connect: the seconds after which the user must sign in again.
    MaxAge,
    /// `acr_values` of OpenID Connect, joined by spaces.
    AcrValues,
    /// `nonce` of OpenID Connect, which comes back in the ID token.
    Nonce,
    /// `login_hint` of OpenID Connect: the user who probably signs in.
    LoginHint,
    /// Further parameters of `interact`, by the names under which they are sent.
    Parameters,
    /// `false` sends requests without cookies.
    WithCredentials,
    /// The origins that requests may be sent to; if absent, any.
    AllowedOrigins,
    /// The `AbortSignal` that aborts the requests.
    Signal,
}

/// The type of a parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A string that `interact` sends, also an empty one. A number or `true` is accepted, and sent as a string.
    Plain,
    /// The same, but an empty string counts as absent.
    Optional,
    /// A number of seconds, or its digits.
    Seconds,
    /// An array of strings.
    Texts,
    /// A string, or an array of strings.
    TextOrTexts,
    /// An object with strings, numbers and booleans. A [`Params`](super::Params) holds it encoded as a form.
    Map,
    /// Any value; it is kept as it is.
    Any,
    /// An array of origins.
    Origins,
}

/// The functions that take parameters. Each has a bit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Function {
    /// `start(config)`.
    Start = 0b001,
    /// `interact(params)`.
    Interact = 0b010,
    /// `introspect(params)`.
    Introspect = 0b100,
}

impl Function {
    /// The function with this number. Any number but 1 and 2 is `Introspect`.
    pub fn from_code(code: u32) -> Self {
        match code {
            1 => Self::Start,
            2 => Self::Interact,
            _ => Self::Introspect,
        }
    }

    /// The name that callers use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Interact => "interact",
            Self::Introspect => "introspect",
        }
    }
}

/// What is known about one parameter.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The parameter.
    pub param: Param,
    /// The type of its value.
    pub kind: Kind,
    /// The bits of the [`Function`]s that take it.
    taken_by: u8,
    /// Its name in the body of `interact`; empty if it is not sent there.
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

// The bits of functions that take the same parameters.
const START: u8 = 0b001;
const INTERACT: u8 = 0b010;
const START_INTERACT: u8 = 0b011;
const START_INTROSPECT: u8 = 0b101;
const ALL: u8 = 0b111;

/// How many parameters there are.
pub const COUNT: usize = 23;

/// All parameters, in the order in which they are read and sent.
pub static PARAMS: [Rule; COUNT] = [
    rule(Param::Issuer, Kind::Text, START, ""),
    rule(Param::Domain, Kind::Text, START_INTROSPECT, ""),
    rule(Param::BaseUrl, Kind::Text, INTERACT, ""),
    rule(Param::Version, Kind::Text, START_INTROSPECT, ""),
    rule(Param::StateHandle, Kind::Text, START_INTROSPECT, ""),
    rule(Param::InteractionHandle, Kind::Text, START_INTROSPECT, ""),
    rule(Param::ClientId, Kind::Plain, START_INTERACT, "client_id"),
    rule(Param::Scopes, Kind::Texts, START_INTERACT, "scope"),
    rule(
        Param::RedirectUri,
        Kind::Plain,
        START_INTERACT,
        "redirect_uri",
    ),
    rule(
        Param::CodeChallenge,
        Kind::Plain,
        START_INTERACT,
        "code_challenge",
    ),
    rule(
        Param::CodeChallengeMethod,
        Kind::Plain,
        START_INTERACT,
        "code_challenge_method",
    ),
    rule(Param::State, Kind::Plain, START_INTERACT, "state"),
    rule(
        Param::ActivationToken,
        Kind::Optional,
        START_INTERACT,
        "activation_token",
    ),
    rule(
        Param::RecoveryToken,
        Kind::Optional,
        START_INTERACT,
        "recovery_token",
    ),
    rule(
        Param::ClientSecret,
        Kind::Optional,
        START_INTERACT,
        "client_secret",
    ),
    rule(Param::MaxAge, Kind::Seconds, START_INTERACT, "max_age"),
    rule(
        Param::AcrValues,
        Kind::TextOrTexts,
        START_INTERACT,
        "acr_values",
    ),
    rule(Param::Nonce, Kind::Optional, START_INTERACT, "nonce"),
    rule(
        Param::LoginHint,
        Kind::Optional,
        START_INTERACT,
        "login_hint",
    ),
    rule(Param::Parameters, Kind::Map, START_INTERACT, ""),
    rule(Param::WithCredentials, Kind::Any, ALL, ""),
    rule(Param::AllowedOrigins, Kind::Origins, ALL, ""),
    rule(Param::Signal, Kind::Any, ALL, ""),
];

/// Whether `interact` sends a parameter of this name itself, so that `parameters` must not contain it. An empty name is not one
/// that can be sent.
pub fn is_reserved(name: &str) -> bool {
    PARAMS.iter().any(|rule| rule.sent_as == name)
}

impl Param {
    /// The name under which callers pass it.
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
            Self::MaxAge => "maxAge",
            Self::AcrValues => "acrValues",
            Self::Nonce => "nonce",
            Self::LoginHint => "loginHint",
            Self::Parameters => "parameters",
            Self::WithCredentials => "withCredentials",
            Self::AllowedOrigins => "allowedOrigins",
            Self::Signal => "signal",
        }
    }
}
