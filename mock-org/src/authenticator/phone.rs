//! A code by text message or call, to verify a user or to prove that a number is theirs.

use std::time::Duration;

use axum::http::StatusCode;
use time::OffsetDateTime;

use super::{
    Challenge, PASSCODE, Progress, Refusal, Remediation,
    passcode::{SENDS, invalid_passcode, too_many_requests},
};
use crate::{
    ion::{Answer, Choice, Field, Form, FormName, Message, MessageKey},
    model::{Authenticator, Context, Mail, User, is_phone_number},
};

const LIFETIME: Duration = Duration::from_secs(300);
const METHOD: &[&str] = &["authenticator", "methodType"];
const NUMBER: &[&str] = &["authenticator", "phoneNumber"];

pub(super) fn method_field() -> Field {
    let options = vec![
        Choice::value("SMS", "sms"),
        Choice::value("Voice call", "voice"),
    ];
    Field::select("methodType", options)
}

/// A code on its way to a number, once number and method are known.
#[derive(Clone)]
pub(super) struct Code {
    login: String,
    number: Option<String>,
    sent: Option<Sent>,
    sends: u32,
}

#[derive(Clone)]
struct Sent {
    channel: &'static str,
    code: String,
    expires: OffsetDateTime,
}

impl Code {
    /// To the user's own number, by the method chosen.
    pub(super) fn verify(user: &User, selected: Option<&Answer>, cx: &mut Context) -> Self {
        let mut code = Self {
            login: user.email.clone(),
            number: user.phone.clone(),
            sent: None,
            sends: 0,
        };
        code.send(selected.map_or("", |answer| answer.text(METHOD)), cx);
        code
    }

    /// To a number that the user brings, now or in a form of its own.
    pub(super) fn enroll(
        user: &User,
        selected: Option<&Answer>,
        cx: &mut Context,
    ) -> Result<Self, Message> {
        let mut code = Self {
            login: user.email.clone(),
            number: None,
            sent: None,
            sends: 0,
        };
        if let Some(answer) = selected.filter(|answer| !answer.text(NUMBER).is_empty()) {
            code.take_number(answer, cx)?;
        }
        Ok(code)
    }

    fn take_number(&mut self, answer: &Answer, cx: &mut Context) -> Result<(), Message> {
        let number = answer.text(NUMBER);
        if !is_phone_number(number) {
            return Err(Message::error(
                MessageKey::PhoneInvalid,
                "Invalid Phone Number.",
            ));
        }
        self.number = Some(number.into());
        let method = answer.text(METHOD);
        self.send(if method.is_empty() { "sms" } else { method }, cx);
        Ok(())
    }

    fn send(&mut self, method: &str, cx: &mut Context) {
        let channel = match method {
            "sms" => "sms",
            "voice" => "voice",
            _ => return,
        };
        let Some(number) = &self.number else { return };
        let code = cx.random.passcode();
        self.sends += 1;
        let mail = Mail {
            channel,
            to: number.clone(),
            login: self.login.clone(),
            subject: match channel {
                "voice" => "Call with your verification code",
                _ => "Your verification code",
            },
            code: Some(code.clone()),
            link: None,
        };
        cx.store.deliver(mail, cx.now);
        self.sent = Some(Sent {
            channel,
            code,
            expires: cx.now + LIFETIME,
        });
    }
}

impl Challenge for Code {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Phone
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        if self.sent.is_some() {
            return vec![remediation.credentials(vec![Field::text("passcode", "Enter code")])];
        }
        let mut fields = vec![
            Field::fixed("id", Authenticator::Phone.id()).required(),
            method_field().required(),
        ];
        let (name, path) = if remediation.is_enrollment() {
            fields.push(Field::text("phoneNumber", "Phone number").required());
            (
                FormName::AuthenticatorEnrollmentData,
                "/idp/idx/credential/enroll",
            )
        } else {
            (
                FormName::AuthenticatorVerificationData,
                "/idp/idx/challenge",
            )
        };
        let phone = Field::object("authenticator", fields).label("Phone");
        vec![remediation.relate(Form::post(name, path, vec![phone]))]
    }

    fn actions(&self) -> Vec<Form> {
        let resend = || Form::post(FormName::Resend, "/idp/idx/challenge/resend", Vec::new());
        self.sent.iter().map(|_| resend()).collect()
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        match (answer.form, &self.sent) {
            (FormName::AuthenticatorEnrollmentData, _) => {
                self.take_number(answer, cx)
                    .map_err(|message| Refusal::Message(StatusCode::BAD_REQUEST, message))?;
                Ok(Progress::Waiting)
            }
            (FormName::AuthenticatorVerificationData, _) => {
                self.send(answer.text(METHOD), cx);
                Ok(Progress::Waiting)
            }
            (FormName::Resend, _) if self.sends >= SENDS => Err(too_many_requests()),
            (FormName::Resend, Some(sent)) => {
                self.send(sent.channel, cx);
                Ok(Progress::Waiting)
            }
            (_, Some(sent)) if cx.now < sent.expires && answer.text(PASSCODE) == sent.code => {
                Ok(Progress::Proven)
            }
            _ => Err(invalid_passcode()),
        }
    }

    fn apply(&self, user: &mut User) {
        user.phone.clone_from(&self.number);
        user.enroll(Authenticator::Phone);
    }
}
