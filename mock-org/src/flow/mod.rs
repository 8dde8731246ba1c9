//! Flows: each a state machine of its own, which shows a screen and takes an answer.
//!
//! A flow never sees a request. The engine in [`crate::http::idx`] finds the form that was answered, checks the
//! answer against it, and hands it over; what the flow returns decides what is shown next.

mod consent;
mod device_step_up;
mod end;
mod enroll;
mod follow_up;
mod recover;
mod reenroll;
mod register;
mod sign_in;
mod token;
mod unlock;

use axum::http::StatusCode;
use time::OffsetDateTime;

pub use end::{Done, Terminal};
pub use follow_up::{Stage, follow_up};
pub use sign_in::SignIn;
pub use token::{by_activation_token, by_recovery_token};

use crate::{
    http::base_url::Base,
    ion::{Answer, Message, Screen},
    model::{
        config::{Client, IdentityProvider, Policy, Scenario},
        user::User,
    },
    store::{
        grants::{Authorization, Grants},
        inbox::Inbox,
        prompts::Prompts,
        users::Users,
    },
};

/// What a flow may look at and change.
pub struct Cx<'a> {
    /// All accounts.
    pub users: &'a mut Users,
    /// Where codes are delivered.
    pub inbox: &'a mut Inbox,
    /// Questions answered elsewhere.
    pub prompts: &'a mut Prompts,
    /// Codes and tokens given out.
    pub grants: &'a mut Grants,
    /// The org's rules.
    pub policy: &'a Policy,
    /// The application that started the interaction.
    pub client: &'a Client,
    /// What the application asked for.
    pub authorization: &'a mut Authorization,
    /// What has been gone through already.
    pub settled: &'a mut Vec<Stage>,
    /// Others that may vouch for a user.
    pub identity_providers: &'a [IdentityProvider],
    /// The org's own address.
    pub base: &'a Base,
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
    /// The flow went on to something that is no success.
    Status(StatusCode),
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

    /// Takes a user back from an identity provider, with the login that it vouches for, if any.
    fn returned(&mut self, _login: Option<&str>, _cx: &mut Cx) -> Outcome {
        Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request())
    }
}

/// How an interaction begins.
pub fn first(scenario: Scenario) -> Box<dyn Flow> {
    match scenario {
        Scenario::DeviceStepUp => Box::new(device_step_up::DeviceStepUp::default()),
        _ => Box::new(SignIn::default()),
    }
}
