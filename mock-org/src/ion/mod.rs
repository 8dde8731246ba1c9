//! Ion forms, fields and messages, as IDX responses are made of them.

mod check;
mod field;
mod form;
mod message;
mod screen;
mod vocabulary;

use serde::Serialize;

pub use check::{Answer, Rejection};
pub use field::{Choice, Field};
pub use form::Form;
pub use message::Message;
pub use screen::{Envelope, Object, Screen};
pub use vocabulary::{FormName, MessageKey};

/// Media type of every IDX answer.
pub const MEDIA_TYPE: &str = "application/ion+json; okta-version=1.0.0";

/// A list wrapped as Ion does it inside forms: `{"value": […]}`.
#[derive(Debug, Clone, Serialize)]
pub struct Wrapped<T> {
    /// The list.
    pub value: Vec<T>,
}
