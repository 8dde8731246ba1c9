//! How sign-in is done.

use serde::Deserialize;

/// How sign-in is done: which form comes first and what has to be proven after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "server", derive(clap::ValueEnum))]
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
    /// As `identifier-first`, or by a passkey alone; whoever has none can set one up afterwards.
    Passkeys,
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
