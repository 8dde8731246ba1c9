//! Authenticators: what each is called in responses, how it is challenged and how it is set up.
//!
//! A new one is a variant of [`Kind`] and a module with its [`Challenge`]s; the flows need no change.

mod email;
mod kind;
mod password;
mod phone;
mod push;
mod qr;
mod question;
mod totp;
mod webauthn;

use axum::http::StatusCode;
use serde_json::Value;

pub use kind::Kind;
pub use password::NewPassword;
pub use phone::is_phone_number;
pub use question::Question;
pub use totp::Totp;
pub use webauthn::Passkey;

use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Field, Form, Message, Object},
    model::user::User,
};

/// Path of a passcode inside an answer.
pub const PASSCODE: &[&str] = &["credentials", "passcode"];

/// How often a page is to poll, in milliseconds.
const POLL: u32 = 2000;

/// What a flow asks for: the name of its form, and the object of the response it is about.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The remediation's name.
    pub form: &'static str,
    /// JSONPath of the current authenticator or enrolment.
    pub about: &'static str,
}

impl Ask {
    /// Sets something up, or changes it, under a form of that name.
    pub const fn current(form: &'static str) -> Self {
        Self {
            form,
            about: "$.currentAuthenticator",
        }
    }

    /// The form with these fields.
    fn form(self, fields: Vec<Field>) -> Form {
        Form::post(self.form, "/idp/idx/challenge/answer", fields).relates_to(self.about)
    }

    /// The form that asks for `credentials` made of these fields.
    fn credentials(self, fields: Vec<Field>) -> Form {
        self.form(vec![Field::object("credentials", fields).required()])
    }

    /// Whether something new is set up.
    fn is_enrollment(self) -> bool {
        self.form == "enroll-authenticator"
    }
}

/// `authenticators`: what the org knows of these kinds.
pub fn authenticators(kinds: &[Kind]) -> Object {
    let list = kinds.iter().map(|kind| kind.describe());
    Object::new("authenticators", list.collect())
}

/// `authenticatorEnrollments`: what the user has of these kinds.
pub fn enrollments(kinds: &[Kind], user: &User) -> Object {
    let list = kinds.iter().map(|kind| kind.describe_enrollment(user));
    Object::new("authenticatorEnrollments", list.collect())
}

/// What an answer to a challenge was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It proves what was asked.
    Proven,
    /// There is more to do, or to wait for.
    Waiting,
}

/// A proof in progress: its forms, its actions, and how they are answered.
pub trait Challenge: Send {
    /// The authenticator it is about.
    fn kind(&self) -> Kind;

    /// Its remediations in its present state.
    fn forms(&self, ask: Ask) -> Vec<Form>;

    /// Actions of the current authenticator, besides `recover`.
    fn actions(&self) -> Vec<Form> {
        Vec::new()
    }

    /// `contextualData` of the current authenticator.
    fn contextual_data(&self) -> Option<Value> {
        None
    }

    /// Something to say whenever it is shown.
    fn message(&self) -> Option<Message> {
        None
    }

    /// Takes the answer to one of its forms or actions; an error is what the flow then has to show.
    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<Progress, Outcome>;

    /// Takes back what waits for an answer elsewhere, since something else was chosen.
    fn abandon(&mut self, _cx: &mut Cx) {}

    /// After an enrolment is proven: what it gives the user.
    fn apply(&self, user: &mut User) {
        user.enroll(self.kind());
    }
}

/// `currentAuthenticator` or `currentAuthenticatorEnrollment`, with what the challenge adds to its description.
pub fn current(
    name: &'static str,
    mut description: Value,
    challenge: &dyn Challenge,
    actions: Vec<Form>,
) -> Object {
    if let Some(data) = challenge.contextual_data() {
        description["contextualData"] = data;
    }
    Object::new(name, description).actions(actions)
}

/// How often a code can be sent for one challenge.
const SENDS: u32 = 5;

/// What is said instead of sending one more.
fn too_many_requests() -> Outcome {
    let message = Message::error("tooManyRequests", "Too many requests");
    Outcome::Say(StatusCode::TOO_MANY_REQUESTS, message)
}

/// What a wrong or late code is answered with.
fn invalid_passcode() -> Message {
    Message::error(
        "api.authn.error.PASSCODE_INVALID",
        "Invalid code. Try again.",
    )
}
