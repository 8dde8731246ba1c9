//! A code and a link sent by email, to verify a user or to prove a new user's address.

use std::time::Duration;

use axum::http::StatusCode;
use time::OffsetDateTime;

use super::{
    Ask, Challenge, Kind, PASSCODE, POLL, Progress, SENDS, invalid_passcode, too_many_requests,
};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Field, Form},
    model::{secret, user::User},
    store::{
        inbox::Note,
        prompts::{About, Reply},
    },
};

const LIFETIME: Duration = Duration::from_secs(300);

/// The code and the link last sent to an address.
pub(super) struct Code {
    user: User,
    code: String,
    link: String,
    expires: OffsetDateTime,
    sends: u32,
}

impl Code {
    pub(super) fn send(user: &User, cx: &mut Cx) -> Self {
        let mut sent = Self {
            user: user.clone(),
            code: String::new(),
            link: String::new(),
            expires: cx.now,
            sends: 0,
        };
        sent.resend(cx);
        sent
    }

    fn resend(&mut self, cx: &mut Cx) {
        cx.prompts.withdraw(&self.link);
        self.sends += 1;
        self.code = secret::passcode();
        self.expires = cx.now + LIFETIME;
        self.link = cx
            .prompts
            .open(&self.user.email, About::EmailLink, self.expires);
        cx.inbox.deliver(
            Note {
                channel: "email",
                to: &self.user.email,
                login: &self.user.email,
                subject: "Your one-time verification code",
                code: Some(&self.code),
                link: Some(format!("/email/verify/{}", self.link)),
            },
            cx.now,
        );
    }
}

impl Challenge for Code {
    fn kind(&self) -> Kind {
        Kind::Email
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        vec![ask.credentials(vec![Field::text("passcode", "Enter code")])]
    }

    fn actions(&self) -> Vec<Form> {
        let resend = Form::post("resend", "/idp/idx/challenge/resend", Vec::new());
        let poll = Form::post("poll", "/idp/idx/challenge/poll", Vec::new()).refresh(POLL);
        vec![resend, poll]
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        match answer.form {
            "resend" if self.sends >= SENDS => Err(too_many_requests()),
            "resend" => {
                self.resend(cx);
                Ok(Progress::Waiting)
            }
            "poll" => Ok(match cx.prompts.reply(&self.link) {
                Some(Reply::Approved) => Progress::Proven,
                _ => Progress::Waiting,
            }),
            _ if cx.now < self.expires && answer.text(PASSCODE) == self.code => {
                cx.prompts.withdraw(&self.link);
                Ok(Progress::Proven)
            }
            _ => Err(Outcome::Field(
                StatusCode::UNAUTHORIZED,
                PASSCODE,
                invalid_passcode(),
            )),
        }
    }

    fn abandon(&mut self, cx: &mut Cx) {
        cx.prompts.withdraw(&self.link);
    }
}
