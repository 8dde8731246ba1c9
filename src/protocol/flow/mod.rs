//! What helps a page through a flow: polling, forms, messages, WebAuthn, callbacks, saved states.
//!
//! Everything here works on plain data, so it takes states of this package, of the original and of tests.

mod base64;
mod callback;
mod device_challenge;
mod encoded;
mod error;
mod form;
mod function;
mod messages;
mod output;
mod poll;
mod saved;
mod validate;
mod value;
mod webauthn;

pub use callback::{Callback, asks_for_passcode, callback};
pub use device_challenge::{
    CHALLENGE, DeviceChallenge, Loopback, LoopbackStep, Reason, device_challenge,
};
pub use encoded::decode;
pub use error::{FlowError, FlowErrorCode};
pub use form::fields;
pub use function::{Function, answer};
pub use messages::messages;
pub use output::{Members, Output};
pub use poll::{MINUTE, Next, Poll, PollOf, PollOutcome, REFRESH, poll_of};
pub use saved::{resumed, saved};
pub use validate::{Problem, validate};
pub use value::{Kind, NULL, Node, Value};
pub use webauthn::{Ceremony, assertion, attestation, creation_options, request_options};
