//! The password: verified, or replaced by a new one.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Challenge, PASSCODE, Progress, Refusal, Remediation};
use crate::{
    ion::{Answer, Field, Form, Message, MessageKey},
    model::{Authenticator, Context, PasswordCheck, User},
};

const MIN_LENGTH: usize = 8;
const COMMON: [&str; 4] = ["Password1", "Passw0rd", "Qwerty123", "Welcome1"];
const REQUIREMENTS: &str = "Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, \
    a number, no parts of your username.";

/// The rules, as `settings` tells them to a client.
pub(super) fn settings() -> Value {
    json!({
        "complexity": {
            "minLength": MIN_LENGTH,
            "minLowerCase": 1,
            "minUpperCase": 1,
            "minNumber": 1,
            "minSymbol": 0,
            "excludeUsername": true,
            "excludeAttributes": [],
        },
        "age": { "minAgeMinutes": 0, "historyCount": 1 },
    })
}

/// Asks for the password that the user has.
#[derive(Clone)]
pub(super) struct Verification {
    user_id: String,
}

impl Verification {
    pub(super) fn new(user: &User) -> Self {
        Self {
            user_id: user.id.clone(),
        }
    }
}

impl Challenge for Verification {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Password
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        vec![remediation.credentials(vec![Field::text("passcode", "Password").secret()])]
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        let attempts = cx.policy.lockout_attempts;
        let user = cx.store.user_mut(&self.user_id);
        let check = user.map_or(PasswordCheck::Wrong, |u| {
            u.try_password(answer.text(PASSCODE), attempts)
        });
        let message = match check {
            PasswordCheck::Right => return Ok(Progress::Proven),
            PasswordCheck::Wrong => {
                Message::error(MessageKey::IncorrectPassword, "Password is incorrect")
            }
            PasswordCheck::LockedOut => Message::error(
                MessageKey::FactorSuspended,
                "This factor is suspended for your account due to too many failed attempts",
            ),
        };
        Err(Refusal::Message(StatusCode::UNAUTHORIZED, message))
    }
}

/// Asks for a new password, in a registration or after a recovery.
#[derive(Clone)]
pub struct NewPassword {
    user: User,
    label: &'static str,
    offer_revoke: bool,
    chosen: Option<String>,
    revoke_sessions: bool,
}

impl NewPassword {
    /// The first password of an account.
    pub(super) fn enroll(user: &User) -> Self {
        Self {
            user: user.clone(),
            label: "Enter password",
            offer_revoke: false,
            chosen: None,
            revoke_sessions: false,
        }
    }

    /// A password in place of a forgotten one.
    pub fn reset(user: &User) -> Self {
        Self {
            label: "New password",
            offer_revoke: true,
            ..Self::enroll(user)
        }
    }

    /// A password in place of one that expires.
    pub fn renew(user: &User) -> Self {
        Self {
            label: "New password",
            ..Self::enroll(user)
        }
    }

    /// Whether the user asked to be signed out everywhere else.
    pub fn revoke_sessions(&self) -> bool {
        self.revoke_sessions
    }

    fn complaint(&self, password: &str) -> Option<Message> {
        let has = |test: fn(&char) -> bool| password.chars().any(|c| test(&c));
        let (login, lower) = (self.user.email.to_lowercase(), password.to_lowercase());
        let name = login.split('@').next().unwrap_or_default();
        // As in an org, shorter parts do not count: nearly every password has one.
        let mut parts = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| part.chars().count() >= 4);
        let meets = password.chars().count() >= MIN_LENGTH
            && has(|c| c.is_lowercase())
            && has(|c| c.is_uppercase())
            && has(|c| c.is_ascii_digit())
            && !parts.any(|part| lower.contains(part))
            && self.user.password.as_deref() != Some(password);
        if !meets {
            let text = format!(
                "Password requirements were not met. {REQUIREMENTS} Your password cannot be your last one."
            );
            return Some(
                Message::error(MessageKey::PasswordRequirementsNotMet, text)
                    .params(&[REQUIREMENTS]),
            );
        }
        COMMON.contains(&password).then(|| {
            let text = "This password was found in a list of commonly used passwords. Please try another password.";
            Message::error(MessageKey::PasswordCommon, text)
        })
    }
}

impl Challenge for NewPassword {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Password
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        let mut fields = vec![Field::text("passcode", self.label).secret()];
        if self.offer_revoke {
            fields.push(Field::boolean(
                "revokeSessions",
                "Sign me out of all other devices",
            ));
        }
        vec![remediation.credentials(fields)]
    }

    fn answer(&mut self, answer: &Answer, _cx: &mut Context) -> Result<Progress, Refusal> {
        let password = answer.text(PASSCODE);
        if let Some(message) = self.complaint(password) {
            return Err(Refusal::Field(StatusCode::BAD_REQUEST, PASSCODE, message));
        }
        self.chosen = Some(password.into());
        self.revoke_sessions = answer.flag(&["credentials", "revokeSessions"]);
        Ok(Progress::Proven)
    }

    fn apply(&self, user: &mut User) {
        if let Some(password) = &self.chosen {
            user.set_password(password);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Random;

    #[test]
    fn a_new_password_meets_every_rule() {
        let mut user = User::new("grace@example.com", "Grace", "Hopper", &Random::seeded(1));
        user.password = Some("Old-Enough-1".into());
        let new = NewPassword::reset(&user);
        let key = |password| new.complaint(password).map(|m| m.key());
        assert_eq!(key("Fresh-Start-1"), None);
        for bad in [
            "Sh0rt",
            "no-uppercase-1",
            "NO-LOWERCASE-1",
            "No-Number-Here",
            "Grace-Hopper-1",
            "Old-Enough-1",
        ] {
            assert_eq!(
                key(bad),
                Some(MessageKey::PasswordRequirementsNotMet),
                "{bad}"
            );
        }
        assert_eq!(key("Password1"), Some(MessageKey::PasswordCommon));
    }
}
