//! Device step-up: the device is asked for a signature by a 401, which only an extension of it could answer.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    ion::{Answer, Field, Form, FormName, Screen},
    model::{Context, Random},
};

/// `device-apple-sso-extension` → 401 → `cancel-transaction` → sign-in.
#[derive(Clone)]
pub(super) struct DeviceStepUp {
    transaction: String,
    request: String,
    challenged: bool,
}

impl DeviceStepUp {
    pub(super) fn new(random: &Random) -> Self {
        Self {
            transaction: random.id("ft"),
            request: random.opaque(),
            challenged: false,
        }
    }
}

impl Flow for DeviceStepUp {
    fn name(&self) -> &'static str {
        "device-step-up"
    }

    fn screen(&self, _cx: &Context) -> Screen {
        let verify = format!(
            "/idp/idx/authenticators/sso_extension/transactions/{}/verify",
            self.transaction
        );
        if self.challenged {
            let path = format!("{verify}/cancel");
            let cancel = Form::post(FormName::CancelTransaction, &path, Vec::new());
            return Screen {
                device_challenge: true,
                ..Screen::new(vec![cancel])
            };
        }
        let request = Field::fixed("challengeRequest", self.request.as_str());
        let fields = vec![request.required().hidden()];
        Screen::new(vec![Form::post(
            FormName::DeviceAppleSsoExtension,
            &verify,
            fields,
        )])
    }

    fn submit(&mut self, _answer: &Answer, _cx: &mut Context) -> Outcome {
        if self.challenged {
            return Outcome::SignIn;
        }
        self.challenged = true;
        Outcome::Status(StatusCode::UNAUTHORIZED)
    }
}
