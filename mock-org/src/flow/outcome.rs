//! What every flow does, and what can come of an answer.

use axum::http::StatusCode;
use dyn_clone::DynClone;

use crate::{
    authenticator::Refusal,
    ion::{Answer, Message, Screen},
    model::Context,
};

/// What comes of an answer.
pub enum Outcome {
    /// The flow went on: show where it is now.
    Next,
    /// The flow stays where it is and says something about it.
    Say(StatusCode, Message),
    /// The flow went on to something that is no success.
    Status(StatusCode),
    /// The flow stays where it is; a field of the form answered has to be corrected.
    Field(StatusCode, &'static [&'static str], Message),
    /// Another flow takes over.
    Become(Box<dyn Flow>),
    /// Back to the first form of sign-in.
    SignIn,
    /// The user of this id has proven everything.
    Finish(String),
    /// Nothing can follow.
    Stop(StatusCode, Message),
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Message(status, message) => Self::Say(status, message),
            Refusal::Field(status, path, message) => Self::Field(status, path, message),
            Refusal::Status(status) => Self::Status(status),
        }
    }
}

/// One state machine.
pub trait Flow: DynClone + Send + Sync {
    /// Its name in logs.
    fn name(&self) -> &'static str;

    /// What it shows in its present state.
    fn screen(&self, cx: &Context) -> Screen;

    /// The status that its present state answers `introspect` with.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// Takes the checked answer to one of the forms it shows.
    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome;

    /// Learns that a request came to a path where nothing that it shows is answered.
    fn refused(&mut self, _path: &str, _cx: &mut Context) {}

    /// Takes a user back from an identity provider, with the login that it vouches for, if any.
    fn returned(&mut self, _login: Option<&str>, _cx: &mut Context) -> Outcome {
        Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request())
    }
}

dyn_clone::clone_trait_object!(Flow);
