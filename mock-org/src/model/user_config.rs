//! Accounts that exist from the start.

use serde::{Deserialize, Serialize};

use super::{Assurance, Authenticator, ChallengeMethod, Question, Totp, is_phone_number};

/// Somebody who exists from the start.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserConfig {
    /// Address and login at once.
    pub email: String,
    /// Absent for somebody without a password.
    pub password: Option<String>,
    /// `given_name`.
    pub first_name: String,
    /// `family_name`.
    pub last_name: String,
    /// What is enrolled already.
    pub authenticators: Vec<Authenticator>,
    /// For `phone`.
    pub phone: Option<String>,
    /// For `totp`: the secret, in base32.
    pub totp_secret: Option<String>,
    /// For `security-question`.
    pub question: Option<Question>,
    /// Days until the password expires; 0 for one that has.
    pub password_expires_in_days: Option<u32>,
    /// For a `staged` account: what `interact` has to bring as `activation_token`.
    pub activation_token: Option<String>,
    /// Whether that token has expired.
    #[serde(default)]
    pub activation_expired: bool,
    /// What `interact` may bring as `recovery_token`.
    pub recovery_token: Option<String>,
    /// Whether links in emails lead back to the application, with the code (`?state=…&otp=…`).
    #[serde(default)]
    pub email_callback: bool,
    /// How Okta Verify on their device is asked first; absent for somebody without it.
    pub fast_pass: Option<ChallengeMethod>,
    /// A rule of their own, stronger than the client's scenario.
    pub assurance: Option<Assurance>,
    /// Whether the account is usable.
    #[serde(default)]
    pub status: Status,
    /// Whether the user may use the org's applications.
    #[serde(default = "assigned")]
    pub assigned: bool,
}

impl UserConfig {
    /// What an app computes codes from.
    pub fn totp(&self) -> Option<Totp> {
        Totp::new(&self.email, self.totp_secret.as_deref()?)
    }

    /// Whether everything enrolled has what it needs; else what is missing.
    pub(super) fn check(&self) -> Result<(), String> {
        let lacking = self.authenticators.iter().find_map(|authenticator| {
            let (has, what) = match authenticator {
                Authenticator::Password => (self.password.is_some(), "password"),
                Authenticator::Phone => {
                    (self.phone.as_deref().is_some_and(is_phone_number), "phone")
                }
                Authenticator::Totp => (self.totp().is_some(), "totp_secret"),
                Authenticator::SecurityQuestion => {
                    let question = self.question.as_ref();
                    (question.is_some_and(Question::is_valid), "question")
                }
                Authenticator::Email | Authenticator::Push => (true, ""),
                // Its keys cannot be written down.
                Authenticator::WebAuthn => (false, "authenticators without webauthn"),
            };
            (!has).then_some(what)
        });
        match lacking {
            None => Ok(()),
            Some(what) => Err(format!("{} needs a valid `{what}`", self.email)),
        }
    }
}

fn assigned() -> bool {
    true
}

/// State of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// May sign in.
    #[default]
    Active,
    /// Too many wrong passwords.
    LockedOut,
    /// To be activated first.
    Staged,
}
