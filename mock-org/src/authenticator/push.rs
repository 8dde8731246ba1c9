//! A notification on a device, where the number that the page shows has to be tapped.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Challenge, Progress, Refusal, Remediation, challenge::POLL, qr};
use crate::{
    ion::{Answer, Field, Form, FormName, Message, MessageKey},
    model::{Authenticator, Context, Prompt, PromptReply, User},
};

const LIFETIME: Duration = Duration::from_secs(300);

/// Waits for the device's answer.
#[derive(Clone)]
pub(super) struct Verification {
    login: String,
    prompt: String,
    number: u8,
    refused: bool,
}

impl Verification {
    pub(super) fn send(user: &User, cx: &mut Context) -> Self {
        let mut verification = Self {
            login: user.email.clone(),
            prompt: String::new(),
            number: 0,
            refused: false,
        };
        verification.resend(cx);
        verification
    }

    fn resend(&mut self, cx: &mut Context) {
        let numbers = cx.random.numbers();
        self.number = cx.random.one_of(numbers);
        self.refused = false;
        let prompt = Prompt::Push {
            application: cx.client.label.clone(),
            numbers,
            right: self.number,
        };
        let expires = cx.now + LIFETIME;
        self.prompt = cx.ask(&self.login, prompt, expires);
    }
}

impl Challenge for Verification {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Push
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        if self.refused {
            let again = json!({ "id": Authenticator::Push.id(), "methodType": "push" });
            let again = Field::fixed("authenticator", again).label("Okta Verify");
            let resend = Form::post(
                FormName::Resend,
                "/idp/idx/challenge/resend",
                vec![again.hidden()],
            );
            return vec![remediation.relate(resend)];
        }
        let poll = Form::post(
            FormName::ChallengePoll,
            "/idp/idx/challenge/poll",
            Vec::new(),
        );
        vec![remediation.relate(poll).refresh(POLL)]
    }

    fn actions(&self) -> Vec<Form> {
        if self.refused {
            return Vec::new();
        }
        vec![Form::post(
            FormName::Resend,
            "/idp/idx/challenge/resend",
            Vec::new(),
        )]
    }

    fn contextual_data(&self) -> Option<Value> {
        // As text, which is how an org writes it.
        (!self.refused).then(|| json!({ "correctAnswer": self.number.to_string() }))
    }

    fn message(&self) -> Option<Message> {
        let text = "You have chosen to reject this login.";
        self.refused
            .then(|| Message::error(MessageKey::PushRejected, text))
    }

    fn abandon(&mut self, cx: &mut Context) {
        cx.store.withdraw_prompt(&self.prompt);
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        if answer.form == FormName::Resend {
            self.resend(cx);
            return Ok(Progress::Waiting);
        }
        match cx.store.prompt_reply(&self.prompt, cx.now) {
            Some(PromptReply::Approved) => Ok(Progress::Proven),
            Some(PromptReply::Waiting) => Ok(Progress::Waiting),
            Some(PromptReply::Refused) => {
                self.refused = true;
                Err(Refusal::Status(StatusCode::BAD_REQUEST))
            }
            None => {
                let text = "Verification timed out. Please try again";
                let key = MessageKey::TransactionNotFound;
                self.resend(cx);
                Err(Refusal::Message(
                    StatusCode::NOT_FOUND,
                    Message::error(key, text),
                ))
            }
        }
    }
}

/// Waits for a device to be tied to the account.
#[derive(Clone)]
pub(super) struct Enrollment {
    prompt: String,
    address: String,
}

impl Enrollment {
    pub(super) fn new(user: &User, cx: &mut Context) -> Self {
        // As long as the interaction itself: people may have to find their phone first.
        let prompt = cx.ask(&user.email, Prompt::DeviceSetup, cx.expires);
        let address = format!("{}/__device#{prompt}", cx.base_url.0);
        Self { prompt, address }
    }
}

impl Challenge for Enrollment {
    fn authenticator(&self) -> Authenticator {
        Authenticator::Push
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        let poll = Form::post(FormName::EnrollPoll, "/idp/idx/challenge/poll", Vec::new());
        vec![remediation.relate(poll).refresh(POLL)]
    }

    fn contextual_data(&self) -> Option<Value> {
        Some(json!({ "qrcode": qr::describe(&self.address)?, "selectedChannel": "qrcode" }))
    }

    fn abandon(&mut self, cx: &mut Context) {
        cx.store.withdraw_prompt(&self.prompt);
    }

    fn answer(&mut self, _answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal> {
        match cx.store.prompt_reply(&self.prompt, cx.now) {
            Some(PromptReply::Approved) => Ok(Progress::Proven),
            Some(PromptReply::Refused) => {
                let text = "Unable to enroll authenticator. Try again.";
                let message = Message::error(MessageKey::EnrollmentFailed, text);
                Err(Refusal::Message(StatusCode::BAD_REQUEST, message))
            }
            _ => Ok(Progress::Waiting),
        }
    }
}
