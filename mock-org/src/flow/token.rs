//! Flows that a token from a mail starts: activating an account, and setting a new password.

use axum::http::StatusCode;

use super::{Flow, Outcome, Terminal, enroll::Enroll, recover::Recover};
use crate::{
    ion::{Answer, Form, FormName, Message, MessageKey, Screen},
    model::{Activation, Context, Mail, Registration, User},
};

/// Sets up what `plan` requires, for the user of an activation token; one that has expired can be asked for again.
pub fn by_activation_token(user: Option<&User>, plan: &Registration) -> Box<dyn Flow> {
    match user {
        None => {
            let text = "Your account activation link is no longer valid. Contact your administrator to request a new \
                        activation link.";
            terminal(MessageKey::ActivationTokenExpired, text)
        }
        Some(user) if user.activation.as_ref().is_some_and(|a| a.expired) => Box::new(Expired {
            user_id: user.id.clone(),
        }),
        Some(user) => Box::new(Enroll::new(user.clone(), false, plan.clone())),
    }
}

/// Goes straight to the new password, for the user of a recovery token.
pub fn by_recovery_token(user: Option<&User>) -> Box<dyn Flow> {
    match user {
        None => {
            let text = "Your reset password token is no longer valid.";
            terminal(MessageKey::RecoveryTokenInvalid, text)
        }
        Some(user) => Box::new(Recover::proven(user)),
    }
}

fn terminal(key: MessageKey, text: &str) -> Box<dyn Flow> {
    Box::new(Terminal {
        status: StatusCode::BAD_REQUEST,
        message: Message::error(key, text),
    })
}

/// `request-activation-email`.
#[derive(Clone)]
struct Expired {
    user_id: String,
}

impl Flow for Expired {
    fn name(&self) -> &'static str {
        "activation-expired"
    }

    fn screen(&self, _cx: &Context) -> Screen {
        let form = Form::post(
            FormName::RequestActivationEmail,
            "/idp/idx/request-activation",
            Vec::new(),
        );
        let text = "Your account activation link is no longer valid. Request a new activation email below.";
        Screen {
            // There is nothing before this that cancelling could lead to.
            cancel: None,
            ..Screen::new(vec![form])
        }
        .say(Some(Message::error(
            MessageKey::ActivationTokenExpired,
            text,
        )))
    }

    fn submit(&mut self, _answer: &Answer, cx: &mut Context) -> Outcome {
        if let Some(user) = cx.store.user_mut(&self.user_id) {
            let token = cx.random.opaque();
            let mail = Mail {
                channel: "email",
                to: user.email.clone(),
                login: user.email.clone(),
                subject: "Activate your account with this activation token",
                code: Some(token.clone()),
                link: None,
            };
            user.activation = Some(Activation {
                token,
                expired: false,
            });
            cx.store.deliver(mail, cx.now);
        }
        let text = "New activation link requested. If your information matches our records, you will receive a new \
                    activation link in your inbox soon.";
        Outcome::Stop(
            StatusCode::OK,
            Message::info(MessageKey::ActivationEmailRequested, text),
        )
    }
}
