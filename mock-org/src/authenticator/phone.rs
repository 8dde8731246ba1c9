//! A code by text message or call, to verify a user or to prove that a number is theirs.

use std::time::Duration;

use axum::http::StatusCode;
use time::OffsetDateTime;

use super::{Ask, Challenge, Kind, PASSCODE, Progress, SENDS, invalid_passcode, too_many_requests};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Choice, Field, Form, Message},
    model::{secret, user::User},
    store::inbox::Note,
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

/// Good enough to send to: digits, with the marks that people put between them.
pub fn is_phone_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    (7..=15).contains(&digits) && text.chars().all(marks) && text.rfind('+').unwrap_or(0) == 0
}

/// A code on its way to a number, once number and method are known.
pub(super) struct Code {
    login: String,
    number: Option<String>,
    sent: Option<Sent>,
    sends: u32,
}

struct Sent {
    channel: &'static str,
    code: String,
    expires: OffsetDateTime,
}

impl Code {
    /// To the user's own number, by the method chosen.
    pub(super) fn verify(user: &User, chosen: Option<&Answer>, cx: &mut Cx) -> Self {
        let mut code = Self {
            login: user.email.clone(),
            number: user.phone.clone(),
            sent: None,
            sends: 0,
        };
        code.send(chosen.map_or("", |answer| answer.text(METHOD)), cx);
        code
    }

    /// To a number that the user brings, now or in a form of its own.
    pub(super) fn enroll(
        user: &User,
        chosen: Option<&Answer>,
        cx: &mut Cx,
    ) -> Result<Self, Message> {
        let mut code = Self {
            login: user.email.clone(),
            number: None,
            sent: None,
            sends: 0,
        };
        if let Some(answer) = chosen.filter(|answer| !answer.text(NUMBER).is_empty()) {
            code.take_number(answer, cx)?;
        }
        Ok(code)
    }

    fn take_number(&mut self, answer: &Answer, cx: &mut Cx) -> Result<(), Message> {
        let number = answer.text(NUMBER);
        if !is_phone_number(number) {
            return Err(Message::error(
                "api.factors.error.sms.invalid_phone",
                "Invalid Phone Number.",
            ));
        }
        self.number = Some(number.into());
        let method = answer.text(METHOD);
        self.send(if method.is_empty() { "sms" } else { method }, cx);
        Ok(())
    }

    fn send(&mut self, method: &str, cx: &mut Cx) {
        let channel = match method {
            "sms" => "sms",
            "voice" => "voice",
            _ => return,
        };
        let Some(number) = &self.number else { return };
        let code = secret::passcode();
        self.sends += 1;
        cx.inbox.deliver(
            Note {
                channel,
                to: number,
                login: &self.login,
                subject: match channel {
                    "voice" => "Call with your verification code",
                    _ => "Your verification code",
                },
                code: Some(&code),
                link: None,
            },
            cx.now,
        );
        self.sent = Some(Sent {
            channel,
            code,
            expires: cx.now + LIFETIME,
        });
    }
}

impl Challenge for Code {
    fn kind(&self) -> Kind {
        Kind::Phone
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        if self.sent.is_some() {
            return vec![ask.credentials(vec![Field::text("passcode", "Enter code")])];
        }
        let mut fields = vec![
            Field::fixed("id", Kind::Phone.id()).required(),
            method_field().required(),
        ];
        let (name, path) = if ask.is_enrollment() {
            fields.push(Field::text("phoneNumber", "Phone number").required());
            (
                "authenticator-enrollment-data",
                "/idp/idx/credential/enroll",
            )
        } else {
            ("authenticator-verification-data", "/idp/idx/challenge")
        };
        let phone = Field::object("authenticator", fields).label("Phone");
        vec![Form::post(name, path, vec![phone]).relates_to(ask.about)]
    }

    fn actions(&self) -> Vec<Form> {
        let resend = || Form::post("resend", "/idp/idx/challenge/resend", Vec::new());
        self.sent.iter().map(|_| resend()).collect()
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        match (answer.form, &self.sent) {
            ("authenticator-enrollment-data", _) => {
                self.take_number(answer, cx)
                    .map_err(|message| Outcome::Say(StatusCode::BAD_REQUEST, message))?;
                Ok(Progress::Waiting)
            }
            ("authenticator-verification-data", _) => {
                self.send(answer.text(METHOD), cx);
                Ok(Progress::Waiting)
            }
            ("resend", _) if self.sends >= SENDS => Err(too_many_requests()),
            ("resend", Some(sent)) => {
                self.send(sent.channel, cx);
                Ok(Progress::Waiting)
            }
            (_, Some(sent)) if cx.now < sent.expires && answer.text(PASSCODE) == sent.code => {
                Ok(Progress::Proven)
            }
            _ => Err(Outcome::Field(
                StatusCode::UNAUTHORIZED,
                PASSCODE,
                invalid_passcode(),
            )),
        }
    }

    fn apply(&self, user: &mut User) {
        user.phone.clone_from(&self.number);
        user.enroll(Kind::Phone);
    }
}

#[cfg(test)]
mod tests {
    use super::is_phone_number;

    #[test]
    fn numbers_are_digits_with_marks_between() {
        for good in ["+1 555-010-0199", "+49 (30) 901820", "5550100"] {
            assert!(is_phone_number(good), "{good}");
        }
        for bad in [
            "",
            "12345",
            "+1 555 call me",
            "555+0100123",
            "1234567890123456",
        ] {
            assert!(!is_phone_number(bad), "{bad}");
        }
    }
}
