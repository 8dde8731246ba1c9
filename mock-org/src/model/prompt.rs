//! Questions that are answered outside the page that waits: a link in a mail, a tap on a device.

use time::OffsetDateTime;

/// What is asked.
#[derive(Debug, Clone)]
pub enum Prompt {
    /// Whether a mail arrived.
    EmailLink {
        /// The address of the application that the link redirects to, which has the code; absent where opening the link
        /// is the answer.
        callback: Option<String>,
    },
    /// Whether the person at the device is the one who signs in.
    Push {
        /// Where they sign in.
        application: String,
        /// What the device shows.
        numbers: [u8; 3],
        /// What the page shows.
        right: u8,
    },
    /// Whether a device is to be tied to the account.
    DeviceSetup,
}

/// A question that is to be asked.
#[derive(Debug)]
pub struct NewPrompt {
    /// Number of the interaction that waits for the answer.
    pub interaction: u64,
    /// Who is asked.
    pub login: String,
    /// What is asked.
    pub prompt: Prompt,
    /// When it is asked.
    pub sent: OffsetDateTime,
    /// When it is too late for an answer.
    pub expires: OffsetDateTime,
}

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptReply {
    /// Not yet.
    Waiting,
    /// With yes.
    Approved,
    /// With no.
    Refused,
}
