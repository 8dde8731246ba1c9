//! Flows: each a state machine of its own, which shows a screen and takes an answer.
//!
//! A flow never sees a request. The engine in [`crate::idx`] finds the form that was answered, checks the
//! answer against it, and hands it over; what the flow returns decides what is shown next.

mod end;
mod recover;
mod register;
mod sign_in;

use axum::http::StatusCode;
use time::OffsetDateTime;

pub use end::{Done, Terminal};
pub use sign_in::SignIn;

use crate::{
    config::{Client, Policy, Scenario},
    grants::Grants,
    inbox::Inbox,
    ion::{Answer, Message, Screen},
    user::{User, Users},
};

/// What a flow may look at and change.
pub struct Cx<'a> {
    /// All accounts.
    pub users: &'a mut Users,
    /// Where codes are delivered.
    pub inbox: &'a mut Inbox,
    /// Codes and tokens given out.
    pub grants: &'a mut Grants,
    /// The org's rules.
    pub policy: &'a Policy,
    /// The application that started the interaction.
    pub client: &'a Client,
    /// How sign-in is done for that application.
    pub scenario: Scenario,
    /// The present.
    pub now: OffsetDateTime,
}

impl Cx<'_> {
    /// A copy of an account, to be shown or challenged.
    fn user(&self, id: &str) -> Option<User> {
        self.users.get(id).cloned()
    }
}

/// What comes of an answer.
pub enum Outcome {
    /// The flow went on: show where it is now.
    Next,
    /// The flow stays where it is and says something about it.
    Say(StatusCode, Message),
    /// The flow stays where it is; a field of the form answered has to be corrected.
    Field(StatusCode, &'static [&'static str], Message),
    /// Another flow takes over.
    Become(Box<dyn Flow>),
    /// The user of this id has proven everything.
    Finish(String),
    /// Nothing can follow.
    Stop(StatusCode, Message),
}

/// One state machine.
pub trait Flow: Send {
    /// Its name in logs.
    fn name(&self) -> &'static str;

    /// What it shows in its present state.
    fn screen(&self, cx: &Cx) -> Screen;

    /// The status that its present state answers `introspect` with.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// Takes the checked answer to one of the forms it shows.
    fn submit(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome;
}
