//! A code and a link sent by email, to verify a user or to prove a new user's address.

use std::time::Duration;

use time::OffsetDateTime;
use url::Url;

use super::{
    Challenge, PASSCODE, Progress, Refusal, Remediation,
    challenge::POLL,
    passcode::{SENDS, invalid_passcode, too_many_requests},
};
use crate::{
    ion::{Answer, Field, Form, FormName},
    model::{Authenticator, Context, Mail, Prompt, PromptReply, User},
};

const LIFETIME: Duration = Duration::from_secs(300);

/// The code and the link last sent to an address.
#[derive(Clone)]
pub(super) struct Code {
    user: User,
    code: String,
    link: String,
    expires: OffsetDateTime,
    sends: u32,
}

impl Code {
    pub(super) fn send(user: &User, cx: &mut Context) -> Self {
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

    fn resend(&mut self, cx: &mut Context) {
        self.sends += 1;
        self.code = cx.random.passcode();
        self.expires = cx.now + LIFETIME;
        let login = &self.user.email;
        let prompt = Prompt::EmailLink {
            callback: self.callback(cx),
        };
        self.link = cx.ask(login, prompt, self.expires);
        let mail = Mail {
            channel: "email",
            to: login.clone(),
            login: login.clone(),
            subject: "Your one-time verification code",
            code: Some(self.code.clone()),
            link: Some(format!("/email/verify/{}", self.link)),
        };
        cx.store.deliver(mail, cx.now);
    }

    /// The application's own address with the code, for a user whose links lead there. The org's own pages need none.
    fn callback(&self, cx: &Context) -> Option<String> {
        if !self.user.email_callback || cx.authorization.hosted {
            return None;
        }
        let mut callback = Url::parse(&cx.authorization.redirect_uri).ok()?;
        if let Some(state) = &cx.authorization.state {
            callback.query_pairs_mut().append_pair("state", state);
        }
        callback.query_pairs_mut().append_pair("otp", &self.code);
        Some(callback.into())
    }
}

impl Challenge for Code {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Email
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        vec![remediation.credentials(vec![Field::text("passcode", "Enter code")])]
    }

    fn actions(&self) -> Vec<Form> {
        let resend = Form::post(FormName::Resend, "/idp/idx/challenge/resend", Vec::new());
        let poll = Form::post(FormName::Poll, "/idp/idx/challenge/poll", Vec::new()).refresh(POLL);
        vec![resend, poll]
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        match answer.form {
            FormName::Resend if self.sends >= SENDS => Err(too_many_requests()),
            FormName::Resend => {
                self.resend(cx);
                Ok(Progress::Waiting)
            }
            FormName::Poll => Ok(match cx.store.prompt_reply(&self.link, cx.now) {
                Some(PromptReply::Approved) => Progress::Proven,
                _ => Progress::Waiting,
            }),
            _ if cx.now < self.expires && answer.text(PASSCODE) == self.code => {
                cx.store.withdraw_prompt(&self.link);
                Ok(Progress::Proven)
            }
            _ => Err(invalid_passcode()),
        }
    }

    fn abandon(&mut self, cx: &mut Context) {
        cx.store.withdraw_prompt(&self.link);
    }
}
