//! Registration: a profile, then the authenticators that the org's policy asks for.

use axum::http::StatusCode;

use super::{
    Flow, Outcome,
    enroll::{Enroll, taken},
};
use crate::{
    ion::{Answer, Field, Form, FormName, Message, MessageKey, Screen},
    model::{Context, Scenario, User},
};

/// `enroll-profile`; what follows is [`Enroll`]'s.
#[derive(Clone)]
pub(super) struct Register;

impl Register {
    /// Where registration is open.
    pub(super) fn begin(cx: &Context) -> Outcome {
        if cx.scenario != Scenario::RegistrationClosed {
            return Outcome::Become(Box::new(Self));
        }
        let text = "Registration is currently unavailable.";
        let message = Message::error(MessageKey::RegistrationUnavailable, text);
        Outcome::Stop(StatusCode::FORBIDDEN, message)
    }
}

fn profile_form() -> Form {
    let profile = vec![
        Field::text("lastName", "Last name")
            .required()
            .length(1, 50),
        Field::text("firstName", "First name")
            .required()
            .length(1, 50),
        Field::text("email", "Email")
            .required()
            .length(5, 100)
            .address(),
    ];
    Form::post(
        FormName::EnrollProfile,
        "/idp/idx/enroll/new",
        vec![Field::object("userProfile", profile)],
    )
}

impl Flow for Register {
    fn name(&self) -> &'static str {
        "register"
    }

    fn screen(&self, _cx: &Context) -> Screen {
        let back = Form::post(
            FormName::SelectIdentify,
            "/idp/idx/identify/select",
            Vec::new(),
        );
        Screen::new(vec![profile_form(), back])
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        if answer.form == FormName::SelectIdentify {
            return Outcome::SignIn;
        }
        let text = |name| answer.text(&["userProfile", name]);
        if cx.store.user_by_login(text("email")).is_some() {
            return Outcome::Field(StatusCode::BAD_REQUEST, &["userProfile", "email"], taken());
        }
        let (email, first, last) = (text("email"), text("firstName"), text("lastName"));
        let draft = User::new(email, first, last, cx.random);
        Enroll::draft(draft, cx)
    }
}
