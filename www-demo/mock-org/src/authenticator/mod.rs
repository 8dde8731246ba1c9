//! Authenticators: what each is called in responses, how it is challenged and how it is set up.
//!
//! A new one is a variant of [`Kind`] and a module with its [`Challenge`]s; the flows need no change.

mod email;
mod password;

use serde::Deserialize;
use serde_json::{Value, json};

pub use password::NewPassword;

use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Choice, Field, Form, Object},
    user::User,
};

/// Path of a passcode inside an answer.
pub const PASSCODE: &[&str] = &["credentials", "passcode"];

/// The authenticators of this org.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something the user knows.
    Password,
    /// A code sent by email.
    Email,
}

impl Kind {
    /// The `key` of the IDX API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Password => "okta_password",
            Self::Email => "okta_email",
        }
    }

    /// Its type, which is also its only method.
    fn method(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Email => "email",
        }
    }

    fn display_name(self) -> &'static str {
        match self {
            Self::Password => "Password",
            Self::Email => "Email",
        }
    }

    /// Id of the authenticator in this org.
    fn id(self) -> &'static str {
        match self {
            Self::Password => "aut2mockPassword00g4",
            Self::Email => "aut2mockEmail00000g4",
        }
    }

    /// Which of `kinds` an answer to [`Kind::selection`] names.
    pub fn chosen(kinds: &[Self], answer: &Answer) -> Option<Self> {
        let id = answer.text(&["authenticator", "id"]);
        kinds.iter().copied().find(|kind| kind.id() == id)
    }

    /// The authenticator as `authenticators` and `currentAuthenticator` describe it.
    pub fn describe(self) -> Value {
        let mut value = json!({
            "type": self.method(),
            "key": self.key(),
            "id": self.id(),
            "displayName": self.display_name(),
            "methods": [{ "type": self.method() }],
        });
        if self == Self::Password {
            value["settings"] = password::settings();
        }
        value
    }

    /// The user's enrolment of it, as `authenticatorEnrollments` describes it.
    pub fn describe_enrollment(self, user: &User) -> Value {
        let prefix = match self {
            Self::Password => "lae",
            Self::Email => "eae",
        };
        let mut value = json!({
            "type": self.method(),
            "key": self.key(),
            "id": format!("{prefix}{}", user.id.get(3..).unwrap_or_default()),
            "displayName": self.display_name(),
            "methods": [{ "type": self.method() }],
        });
        if self == Self::Email {
            value["profile"] = json!({ "email": user.masked_email() });
        }
        value
    }

    /// The form that chooses between authenticators; `list` names the member its options point into.
    pub fn selection(name: &'static str, path: &'static str, list: &str, kinds: &[Self]) -> Form {
        let options = kinds.iter().enumerate().map(|(i, kind)| {
            let fields = vec![
                Field::fixed("id", kind.id()).required(),
                Field::fixed("methodType", kind.method()).optional(),
            ];
            Choice::new(kind.display_name(), fields).relates_to(format!("$.{list}.value[{i}]"))
        });
        Form::post(
            name,
            path,
            vec![Field::choice("authenticator", options.collect())],
        )
    }

    /// Starts to verify a user who has it.
    pub fn challenge(self, user: &User, cx: &mut Cx) -> Box<dyn Challenge> {
        match self {
            Self::Password => Box::new(password::Known::new(user)),
            Self::Email => Box::new(email::Code::send(user, cx)),
        }
    }

    /// Starts to set it up for a user.
    pub fn enrollment(self, user: &User, cx: &mut Cx) -> Box<dyn Challenge> {
        match self {
            Self::Password => Box::new(NewPassword::enroll(user)),
            Self::Email => Box::new(email::Code::send(user, cx)),
        }
    }
}

/// `authenticators`: what the org knows of these kinds.
pub fn authenticators(kinds: &[Kind]) -> Object {
    Object::new(
        "authenticators",
        kinds.iter().map(|kind| kind.describe()).collect(),
    )
}

/// `authenticatorEnrollments`: what the user has of these kinds.
pub fn enrollments(kinds: &[Kind], user: &User) -> Object {
    let list = kinds.iter().map(|kind| kind.describe_enrollment(user));
    Object::new("authenticatorEnrollments", list.collect())
}

/// A proof in progress: its form, its actions, and how it is answered.
pub trait Challenge: Send {
    /// The authenticator it is about.
    fn kind(&self) -> Kind;

    /// Fields of the `credentials` form.
    fn fields(&self) -> Vec<Field>;

    /// Actions of the current authenticator, besides `recover`.
    fn actions(&self) -> Vec<Form> {
        Vec::new()
    }

    /// Checks an answer; an error is what the flow then has to show.
    fn answer(&mut self, answer: &Answer, cx: &mut Cx) -> Result<(), Outcome>;

    /// Sends the code again.
    fn resend(&mut self, _cx: &mut Cx) {}

    /// After an enrolment's right answer: what it gives the user.
    fn apply(&self, user: &mut User) {
        user.enroll(self.kind());
    }
}
