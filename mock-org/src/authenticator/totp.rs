//! A code that an app computes from the time (RFC 6238).

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Challenge, PASSCODE, Progress, Refusal, Remediation, passcode::invalid_passcode, qr};
use crate::{
    ion::{Answer, Field, Form, Message, MessageKey},
    model::{Authenticator, Context, Totp, TotpCheck, User},
};

fn passcode_form(remediation: Remediation) -> Vec<Form> {
    let passcode = Field::text("passcode", "Enter code").required();
    vec![remediation.credentials(vec![passcode])]
}

/// Asks for the code of an app that is set up.
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
        Authenticator::Totp
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        passcode_form(remediation)
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        let user = cx.store.user_mut(&self.user_id);
        let totp = user.and_then(|user| user.totp.as_mut());
        let check = totp.map_or(TotpCheck::Wrong, |t| t.check(answer.text(PASSCODE), cx.now));
        let message = match check {
            TotpCheck::Right => return Ok(Progress::Proven),
            TotpCheck::Wrong => Message::error(
                MessageKey::SoftTokenInvalid,
                "Your code doesn't match our records. Please try again.",
            ),
            TotpCheck::Used => Message::error(
                MessageKey::SoftTokenUsed,
                "Each code can only be used once. Please wait for a new code and try again.",
            ),
        };
        Err(Refusal::Field(StatusCode::UNAUTHORIZED, PASSCODE, message))
    }
}

/// Shares a new secret with an app.
#[derive(Clone)]
pub(super) struct Enrollment {
    totp: Option<Totp>,
}

impl Enrollment {
    pub(super) fn new(user: &User, cx: &Context) -> Self {
        Self {
            totp: Totp::generate(&user.email, cx.random),
        }
    }
}

impl Challenge for Enrollment {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Totp
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        passcode_form(remediation)
    }

    fn contextual_data(&self) -> Option<Value> {
        let totp = self.totp.as_ref()?;
        Some(json!({
            "qrcode": qr::describe(&totp.url()?)?,
            "sharedSecret": totp.secret(),
        }))
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        let totp = self.totp.as_mut();
        let check = totp.map_or(TotpCheck::Wrong, |t| t.check(answer.text(PASSCODE), cx.now));
        if check == TotpCheck::Right {
            return Ok(Progress::Proven);
        }
        Err(invalid_passcode())
    }

    fn apply(&self, user: &mut User) {
        user.totp.clone_from(&self.totp);
        user.enroll(Authenticator::Totp);
    }
}
