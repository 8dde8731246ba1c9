//! The authenticators of the org, and their names in the IDX API.

use serde::Deserialize;

/// An authenticator of this org.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authenticator {
    /// Something the user knows.
    Password,
    /// A code or a link sent by email.
    Email,
    /// A code by text message or call.
    Phone,
    /// A code that an app computes (RFC 6238).
    Totp,
    /// A question that only the user can answer.
    SecurityQuestion,
    /// A notification on a device.
    Push,
    /// A security key or a passkey.
    #[serde(rename = "webauthn")]
    WebAuthn,
}

impl Authenticator {
    /// The `key` of the IDX API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Password => "okta_password",
            Self::Email => "okta_email",
            Self::Phone => "phone_number",
            Self::Totp => "google_otp",
            Self::SecurityQuestion => "security_question",
            Self::Push => "okta_verify",
            Self::WebAuthn => "webauthn",
        }
    }

    /// The `type` of the IDX API.
    pub fn type_(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Totp | Self::Push => "app",
            Self::SecurityQuestion => "security_question",
            Self::WebAuthn => "security_key",
        }
    }

    /// The `methods` of the IDX API.
    pub fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Password => &["password"],
            Self::Email => &["email"],
            Self::Phone => &["sms", "voice"],
            Self::Totp => &["otp"],
            Self::SecurityQuestion => &["security_question"],
            Self::Push => &["push"],
            Self::WebAuthn => &["webauthn"],
        }
    }

    /// What people call it.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Password => "Password",
            Self::Email => "Email",
            Self::Phone => "Phone",
            Self::Totp => "Google Authenticator",
            Self::SecurityQuestion => "Security Question",
            Self::Push => "Okta Verify",
            Self::WebAuthn => "Security Key or Biometric",
        }
    }

    /// Its id in this org.
    pub fn id(self) -> &'static str {
        match self {
            Self::Password => "aut2mockPassword00g4",
            Self::Email => "aut2mockEmail00000g4",
            Self::Phone => "aut2mockPhone00000g4",
            Self::Totp => "aut2mockTotp000000g4",
            Self::SecurityQuestion => "aut2mockQuestion00g4",
            Self::Push => "aut2mockPush000000g4",
            Self::WebAuthn => "aut2mockWebAuthn00g4",
        }
    }

    /// How the ids of its enrollments start.
    pub fn enrollment_prefix(self) -> &'static str {
        match self {
            Self::Password => "lae",
            Self::Email => "eae",
            Self::Phone => "sms",
            Self::Totp => "uft",
            Self::SecurityQuestion => "qae",
            Self::Push => "pfd",
            Self::WebAuthn => "fwf",
        }
    }
}
