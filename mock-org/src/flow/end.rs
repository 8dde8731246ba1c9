//! Where flows end: with an interaction code, or with a message.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    ion::{Answer, Form, FormName, Message, Object, Screen},
    model::Context,
};

/// Everything is proven, and the code waits to be redeemed.
#[derive(Clone)]
pub struct Done {
    /// Who signed in.
    pub user_id: String,
    /// The interaction code.
    pub interaction_code: String,
}

impl Flow for Done {
    fn name(&self) -> &'static str {
        "success"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let mut screen = Screen::new(Vec::new());
        if cx.authorization.hosted {
            screen.success = Some(Form::redirect(
                FormName::SuccessRedirect,
                "/login/token/redirect",
            ));
        } else {
            screen.interaction_code = Some(self.interaction_code.clone());
        }
        match cx.user(&self.user_id) {
            Some(user) => screen.with(Object::user(&user)),
            None => screen,
        }
    }

    fn submit(&mut self, _answer: &Answer, _cx: &mut Context) -> Outcome {
        Outcome::Next
    }
}

/// The interaction cannot go on.
#[derive(Clone)]
pub struct Terminal {
    /// Status of the answer.
    pub status: StatusCode,
    /// Why.
    pub message: Message,
}

impl Flow for Terminal {
    fn name(&self) -> &'static str {
        "terminal"
    }

    fn screen(&self, _cx: &Context) -> Screen {
        Screen::terminal(self.message.clone())
    }

    fn status(&self) -> StatusCode {
        self.status
    }

    fn submit(&mut self, _answer: &Answer, _cx: &mut Context) -> Outcome {
        Outcome::Next
    }
}
