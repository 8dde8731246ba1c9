//! A code sent by email, to verify a user or to prove a new user's address.

use std::time::Duration;

use axum::http::StatusCode;
use time::OffsetDateTime;

use super::{Challenge, Kind, PASSCODE};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Field, Form, Message},
    secret,
    user::User,
};

const LIFETIME: Duration = Duration::from_secs(300);

/// The code last sent to an address.
pub(super) struct Code {
    address: String,
    code: String,
    expires: OffsetDateTime,
}

impl Code {
    pub(super) fn send(user: &User, cx: &mut Cx) -> Self {
        let mut sent = Self {
            address: user.email.clone(),
            code: String::new(),
            expires: cx.now,
        };
        sent.resend(cx);
        sent
    }
}

impl Challenge for Code {
    fn kind(&self) -> Kind {
        Kind::Email
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::text("passcode", "Enter code")]
    }

    fn actions(&self) -> Vec<Form> {
        vec![Form::post(
            "resend",
            "/idp/idx/challenge/resend",
            Vec::new(),
        )]
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<(), Outcome> {
        if cx.now < self.expires && answer.text(PASSCODE) == self.code {
            return Ok(());
        }
        let message = Message::error(
            "api.authn.error.PASSCODE_INVALID",
            "Invalid code. Try again.",
        );
        Err(Outcome::Field(StatusCode::UNAUTHORIZED, PASSCODE, message))
    }

    fn resend(&mut self, cx: &mut Cx) {
        self.code = secret::passcode();
        self.expires = cx.now + LIFETIME;
        cx.inbox.deliver(&self.address, &self.code, cx.now);
    }
}
