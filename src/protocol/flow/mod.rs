//! What helps a page through a flow: polling, forms, messages, WebAuthn, callbacks, saved states.
//!
//! Everything here works on plain data, so it takes states of this package, of the original and of tests.

mod base64;
mod callback;
mod device_challenge;
mod encoded;
mod error_code;
mod form;
mod function;
mod messages;
mod poll;
mod saved;
mod validate;
mod value;
mod webauthn;
mod written;

pub use callback::{Callback, CallbackError, asks_for_passcode, callback};
pub use device_challenge::{
    CHALLENGE, DeviceChallenge, Loopback, LoopbackStep, Reason, device_challenge,
};
pub use encoded::{Kind, decode};
pub use error_code::{FlowError, FlowErrorCode};
pub use form::{Choice, Field, fields};
pub use function::{Function, answer};
pub use messages::{Message, messages};
pub use poll::{MINUTE, Next, Poll, PollOf, PollOutcome, REFRESH, poll_of};
pub use saved::{SavedError, resumed, saved};
pub use validate::{Problem, validate};
pub use value::Value;
pub use webauthn::{
    Ceremony, WebAuthnError, assertion, attestation, creation_options, request_options,
};
