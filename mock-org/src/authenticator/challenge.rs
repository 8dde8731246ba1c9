//! What every authenticator does: it shows forms, and takes the answers to them.

use axum::http::StatusCode;
use dyn_clone::DynClone;
use serde_json::Value;

use crate::{
    ion::{Answer, Field, Form, FormName, Message},
    model::{Authenticator, Context, User},
};

/// How often a page is to poll, in milliseconds.
pub(super) const POLL: u32 = 2000;

/// The remediation that a challenge is shown as: its name, and the object of the response it is about.
#[derive(Debug, Clone, Copy)]
pub struct Remediation {
    name: FormName,
    relates_to: &'static str,
}

impl Remediation {
    /// Sets something up, or changes it, under a form of that name.
    pub const fn current(name: FormName) -> Self {
        Self {
            name,
            relates_to: "$.currentAuthenticator",
        }
    }

    /// Verifies somebody. What the org can tell of the enrollment differs, and so does the object named.
    pub fn verify(authenticator: Authenticator) -> Self {
        let relates_to = match verified_object(authenticator) {
            "currentAuthenticator" => "$.currentAuthenticator",
            _ => "$.currentAuthenticatorEnrollment",
        };
        Self {
            name: FormName::ChallengeAuthenticator,
            relates_to,
        }
    }

    /// The form with these fields.
    pub(super) fn form(self, fields: Vec<Field>) -> Form {
        self.relate(Form::post(self.name, "/idp/idx/challenge/answer", fields))
    }

    /// The form that asks for `credentials` made of these fields.
    pub(super) fn credentials(self, fields: Vec<Field>) -> Form {
        self.form(vec![Field::object("credentials", fields).required()])
    }

    /// Ties another form to the same object of the response.
    pub(super) fn relate(self, form: Form) -> Form {
        form.relates_to(self.relates_to)
    }

    /// Whether something new is set up.
    pub(super) fn is_enrollment(self) -> bool {
        self.name == FormName::EnrollAuthenticator
    }
}

/// The member of a response that a verification is about.
pub(super) fn verified_object(authenticator: Authenticator) -> &'static str {
    match authenticator {
        Authenticator::Totp | Authenticator::Push | Authenticator::WebAuthn => {
            "currentAuthenticator"
        }
        _ => "currentAuthenticatorEnrollment",
    }
}

/// What an answer to a challenge was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It proves what was asked.
    Proven,
    /// There is more to do, or to wait for.
    Waiting,
}

/// Why an answer does not get any further.
#[derive(Debug)]
pub enum Refusal {
    /// With a message about the whole step.
    Message(StatusCode, Message),
    /// A field of the form answered has to be corrected.
    Field(StatusCode, &'static [&'static str], Message),
    /// The challenge itself says why, now that its state has changed.
    Status(StatusCode),
}

/// A proof in progress: its forms, its actions, and how they are answered.
pub trait Challenge: DynClone + Send + Sync {
    /// The authenticator it is about.
    fn authenticator(&self) -> Authenticator;

    /// Its remediations in its present state.
    fn forms(&self, remediation: Remediation) -> Vec<Form>;

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

    /// Takes the answer to one of its forms or actions.
    fn answer(&mut self, answer: &Answer, cx: &mut Context) -> Result<Progress, Refusal>;

    /// Takes back what waits for an answer elsewhere, since something else was chosen.
    fn abandon(&mut self, _cx: &mut Context) {}

    /// After an enrollment is proven: what it gives the user.
    fn apply(&self, user: &mut User) {
        user.enroll(self.authenticator());
    }
}

dyn_clone::clone_trait_object!(Challenge);
