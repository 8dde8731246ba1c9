//! A code that an app computes from the time (RFC 6238).

use axum::http::StatusCode;
use serde_json::{Value, json};
use time::OffsetDateTime;
use totp_rs::{Builder, Secret};

use super::{Ask, Challenge, Kind, PASSCODE, Progress, invalid_passcode, qr};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Field, Form, Message},
    model::user::User,
};

/// A step before and a step after count too: clocks drift, and people type slowly.
const DRIFT: u16 = 1;

/// A secret shared with an app, and the step of the code last used.
#[derive(Clone)]
pub struct Totp {
    shared: totp_rs::Totp,
    used: Option<u64>,
}

impl std::fmt::Debug for Totp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Totp")
    }
}

/// What a code was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    Right,
    Used,
    Wrong,
}

impl Totp {
    /// Of a secret in base32; None where it is none, or too short for the RFC.
    pub fn new(login: &str, secret: &str) -> Option<Self> {
        Self::of(login, Secret::try_from_base32(secret).ok()?)
    }

    fn of(login: &str, secret: Secret) -> Option<Self> {
        let shared = Builder::new()
            .with_secret(secret)
            .with_skew(DRIFT)
            // An address may have a colon, which separates the parts of a label.
            .with_account_name(login.replace(':', "."))
            .with_issuer(Some("Mock org"))
            .build();
        Some(Self {
            shared: shared.ok()?,
            used: None,
        })
    }

    /// The code of a moment.
    pub fn code(&self, at: OffsetDateTime) -> String {
        self.shared.generate(seconds(at)).to_string()
    }

    fn check(&mut self, code: &str, now: OffsetDateTime) -> Check {
        match self.shared.check(code, seconds(now)) {
            None => Check::Wrong,
            Some(step) if self.used.is_some_and(|used| step <= used) => Check::Used,
            Some(step) => {
                self.used = Some(step);
                Check::Right
            }
        }
    }
}

fn seconds(at: OffsetDateTime) -> u64 {
    u64::try_from(at.unix_timestamp()).unwrap_or_default()
}

fn passcode_form(ask: Ask) -> Vec<Form> {
    let passcode = Field::text("passcode", "Enter code").required();
    vec![ask.credentials(vec![passcode])]
}

/// Asks for the code of an app that is set up.
pub(super) struct Code {
    user_id: String,
}

impl Code {
    pub(super) fn new(user: &User) -> Self {
        Self {
            user_id: user.id.clone(),
        }
    }
}

impl Challenge for Code {
    fn kind(&self) -> Kind {
        Kind::Totp
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        passcode_form(ask)
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        let user = cx.users.get_mut(&self.user_id);
        let totp = user.and_then(|user| user.totp.as_mut());
        let check = totp.map_or(Check::Wrong, |t| t.check(answer.text(PASSCODE), cx.now));
        let message = match check {
            Check::Right => return Ok(Progress::Proven),
            Check::Wrong => Message::error(
                "authfactor.challenge.soft_token.invalid_passcode",
                "Your code doesn't match our records. Please try again.",
            ),
            Check::Used => Message::error(
                "authfactor.challenge.soft_token.used_passcode",
                "Each code can only be used once. Please wait for a new code and try again.",
            ),
        };
        Err(Outcome::Field(StatusCode::UNAUTHORIZED, PASSCODE, message))
    }
}

/// Shares a new secret with an app.
pub(super) struct Setup {
    totp: Option<Totp>,
}

impl Setup {
    pub(super) fn new(user: &User) -> Self {
        Self {
            totp: Totp::of(&user.email, Secret::generate()),
        }
    }
}

impl Challenge for Setup {
    fn kind(&self) -> Kind {
        Kind::Totp
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        passcode_form(ask)
    }

    fn contextual_data(&self) -> Option<Value> {
        let shared = &self.totp.as_ref()?.shared;
        Some(json!({
            "qrcode": qr::describe(&shared.to_url().ok()?)?,
            "sharedSecret": shared.secret().to_base32(),
        }))
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        let totp = self.totp.as_mut();
        let check = totp.map_or(Check::Wrong, |t| t.check(answer.text(PASSCODE), cx.now));
        if check == Check::Right {
            return Ok(Progress::Proven);
        }
        let message = invalid_passcode();
        Err(Outcome::Field(StatusCode::UNAUTHORIZED, PASSCODE, message))
    }

    fn apply(&self, user: &mut User) {
        user.totp.clone_from(&self.totp);
        user.enroll(Kind::Totp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc_and_good_once_for_a_step_around() {
        // RFC 6238, appendix B: the ASCII secret "12345678901234567890", of which six digits are shown here.
        let mut totp = Totp::new("ada@example.com", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
        let at = |seconds| OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        assert_eq!(totp.code(at(59)), "287082");
        assert_eq!(totp.code(at(1_111_111_109)), "081804");
        assert_eq!(totp.check("287082", at(120)), Check::Wrong);
        assert_eq!(totp.check("287082", at(89)), Check::Right);
        assert_eq!(totp.check("287082", at(89)), Check::Used);
        assert!(Totp::new("ada@example.com", "SHORT").is_none());
    }
}
