//! Flows that a token from a mail starts: activating an account, and setting a new password.

use axum::http::StatusCode;

use super::{Cx, Flow, Outcome, Terminal, enroll::Enroll, recover::Recover};
use crate::{
    ion::{Answer, Form, Message, Screen},
    model::{config::Registration, secret, user::Activation},
    store::{inbox::Note, users::Users},
};

/// Sets up what `plan` requires; a token that has expired can be asked for again.
pub fn by_activation_token(token: &str, users: &Users, plan: &Registration) -> Box<dyn Flow> {
    let theirs = |a: &&Activation| a.token == token;
    let user = users
        .iter()
        .find(|user| user.activation.as_ref().filter(theirs).is_some());
    match user {
        None => {
            let text = "Your account activation link is no longer valid. Contact your administrator to request a new \
                        activation link.";
            terminal("idx.expired.activation.token", text)
        }
        Some(user) if user.activation.as_ref().is_some_and(|a| a.expired) => Box::new(Expired {
            user_id: user.id.clone(),
        }),
        Some(user) => Box::new(Enroll::new(user.clone(), false, plan.clone())),
    }
}

/// Goes straight to the new password.
pub fn by_recovery_token(token: &str, users: &Users) -> Box<dyn Flow> {
    let user = users
        .iter()
        .find(|user| user.recovery_token.as_deref() == Some(token));
    match user {
        None => {
            let text = "Your reset password token is no longer valid.";
            terminal("idx.invalid.forgot.password.token", text)
        }
        Some(user) => Box::new(Recover::proven(user)),
    }
}

fn terminal(key: &'static str, text: &str) -> Box<dyn Flow> {
    Box::new(Terminal {
        status: StatusCode::BAD_REQUEST,
        message: Message::error(key, text),
    })
}

/// `request-activation-email`.
struct Expired {
    user_id: String,
}

impl Flow for Expired {
    fn name(&self) -> &'static str {
        "activation-expired"
    }

    fn screen(&self, _cx: &Cx) -> Screen {
        let form = Form::post(
            "request-activation-email",
            "/idp/idx/request-activation",
            Vec::new(),
        );
        let text = "Your account activation link is no longer valid. Request a new activation email below.";
        Screen {
            // There is nothing before this that cancelling could lead to.
            cancel: None,
            ..Screen::new(vec![form])
        }
        .say(Some(Message::error("idx.expired.activation.token", text)))
    }

    fn submit(&mut self, _answer: &Answer, cx: &mut Cx) -> Outcome {
        if let Some(user) = cx.users.get_mut(&self.user_id) {
            let token = secret::opaque();
            let note = Note {
                channel: "email",
                to: &user.email,
                login: &user.email,
                subject: "Activate your account with this activation token",
                code: Some(&token),
                link: None,
            };
            cx.inbox.deliver(note, cx.now);
            user.activation = Some(Activation {
                token,
                expired: false,
            });
        }
        let text = "New activation link requested. If your information matches our records, you will receive a new \
                    activation link in your inbox soon.";
        Outcome::Stop(
            StatusCode::OK,
            Message::info("idx.request.activation.email", text),
        )
    }
}
