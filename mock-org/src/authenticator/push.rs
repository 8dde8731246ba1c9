//! A notification on a device, where the number that the page shows has to be tapped.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Ask, Challenge, Kind, POLL, Progress, qr};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Field, Form, Message},
    model::{secret, user::User},
    store::prompts::{About, Reply},
};

const LIFETIME: Duration = Duration::from_secs(300);

/// Waits for the device's answer.
pub(super) struct Push {
    login: String,
    prompt: String,
    number: u8,
    refused: bool,
}

impl Push {
    pub(super) fn send(user: &User, cx: &mut Cx) -> Self {
        let mut push = Self {
            login: user.email.clone(),
            prompt: String::new(),
            number: 0,
            refused: false,
        };
        push.resend(cx);
        push
    }

    fn resend(&mut self, cx: &mut Cx) {
        cx.prompts.withdraw(&self.prompt);
        let numbers = secret::numbers();
        self.number = secret::one_of(numbers);
        self.refused = false;
        let about = About::Push {
            application: cx.client.label.clone(),
            numbers,
            right: self.number,
        };
        self.prompt = cx.prompts.open(&self.login, about, cx.now + LIFETIME);
    }
}

impl Challenge for Push {
    fn kind(&self) -> Kind {
        Kind::Push
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        if self.refused {
            let again = json!({ "id": Kind::Push.id(), "methodType": "push" });
            let again = Field::fixed("authenticator", again).label("Okta Verify");
            let resend = Form::post("resend", "/idp/idx/challenge/resend", vec![again.hidden()]);
            return vec![resend.relates_to(ask.about)];
        }
        let poll = Form::post("challenge-poll", "/idp/idx/challenge/poll", Vec::new());
        vec![poll.relates_to(ask.about).refresh(POLL)]
    }

    fn actions(&self) -> Vec<Form> {
        if self.refused {
            return Vec::new();
        }
        vec![Form::post(
            "resend",
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
            .then(|| Message::error("api.authn.poll.error.push_rejected", text))
    }

    fn abandon(&mut self, cx: &mut Cx) {
        cx.prompts.withdraw(&self.prompt);
    }

    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        if answer.form == "resend" {
            self.resend(cx);
            return Ok(Progress::Waiting);
        }
        match cx.prompts.reply(&self.prompt) {
            Some(Reply::Approved) => Ok(Progress::Proven),
            Some(Reply::Waiting) if cx.prompts.is_open(&self.prompt, cx.now) => {
                Ok(Progress::Waiting)
            }
            Some(Reply::Refused) => {
                self.refused = true;
                Err(Outcome::Status(StatusCode::BAD_REQUEST))
            }
            _ => {
                let text = "Verification timed out. Please try again";
                let key = "core.system.transaction_resource_not_found";
                self.resend(cx);
                Err(Outcome::Say(
                    StatusCode::NOT_FOUND,
                    Message::error(key, text),
                ))
            }
        }
    }
}

/// Waits for a device to be tied to the account.
pub(super) struct Setup {
    prompt: String,
    address: String,
}

impl Setup {
    pub(super) fn new(user: &User, cx: &mut Cx) -> Self {
        // As long as the interaction itself: there is no hurry to find one's telephone.
        let expires = cx.now + cx.policy.handle_ttl();
        let prompt = cx.prompts.open(&user.email, About::Setup, expires);
        let address = format!("{}/__device#{prompt}", cx.base.0);
        Self { prompt, address }
    }
}

impl Challenge for Setup {
    fn kind(&self) -> Kind {
        Kind::Push
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        let poll = Form::post("enroll-poll", "/idp/idx/challenge/poll", Vec::new());
        vec![poll.relates_to(ask.about).refresh(POLL)]
    }

    fn contextual_data(&self) -> Option<Value> {
        Some(json!({ "qrcode": qr::describe(&self.address)?, "selectedChannel": "qrcode" }))
    }

    fn abandon(&mut self, cx: &mut Cx) {
        cx.prompts.withdraw(&self.prompt);
    }

    fn answer(&mut self, _answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome> {
        match cx.prompts.reply(&self.prompt) {
            Some(Reply::Approved) => Ok(Progress::Proven),
            Some(Reply::Refused) => {
                let text = "Unable to enroll authenticator. Try again.";
                let message = Message::error("oie.authenticator.enroll.error.fail", text);
                Err(Outcome::Say(StatusCode::BAD_REQUEST, message))
            }
            _ => Ok(Progress::Waiting),
        }
    }
}
