//! Flows: each a state machine of its own, which shows a screen and takes an answer. One module for each.
//!
//! A flow never sees a request. The engine in `http::idx` finds the form that was answered, checks the answer
//! against it, and hands it over; the [`Outcome`] that the flow returns decides what is shown next.

mod consent;
mod device_step_up;
mod end;
mod enroll;
mod first;
mod follow_up;
mod identify;
mod outcome;
mod proofs;
mod recover;
mod reenroll;
mod register;
mod sign_in;
mod token;
mod unlock;

pub use end::{Done, Terminal};
pub use first::first;
pub use follow_up::follow_up;
pub use outcome::{Flow, Outcome};
pub use sign_in::SignIn;
pub use token::{by_activation_token, by_recovery_token};
