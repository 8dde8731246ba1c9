//! What authenticators and flows need of the store.

use time::OffsetDateTime;

use super::{
    DeviceCancel, DeviceReply, Loopback, Mail, NewDeviceChallenge, NewPrompt, PromptReply, User,
};

/// What the org remembers, as authenticators and flows look at it and change it.
pub trait Store {
    /// The account of that id.
    fn user(&self, id: &str) -> Option<&User>;

    /// The account of that id, to be changed.
    fn user_mut(&mut self, id: &str) -> Option<&mut User>;

    /// The account of that login, whatever its case.
    fn user_by_login(&self, login: &str) -> Option<&User>;

    /// Adds an account; false where its login is taken.
    fn add_user(&mut self, user: User) -> bool;

    /// Whether somebody has registered that WebAuthn credential.
    fn has_passkey(&self, credential_id: &[u8]) -> bool;

    /// Signs a user out everywhere: their refresh tokens die.
    fn revoke_refresh_tokens(&mut self, user_id: &str);

    /// Delivers a message to the inbox.
    fn deliver(&mut self, mail: Mail, now: OffsetDateTime);

    /// Asks a person, and gives the token of the question. It takes the place of the last one of that interaction.
    fn open_prompt(&mut self, prompt: NewPrompt) -> String;

    /// Forgets a question.
    fn withdraw_prompt(&mut self, token: &str);

    /// The answer so far; None where the question was withdrawn, or is too old to be answered.
    fn prompt_reply(&self, token: &str, now: OffsetDateTime) -> Option<PromptReply>;

    /// Where pages look for Okta Verify.
    fn loopback(&self) -> &Loopback;

    /// Notes that Okta Verify is challenged by that text.
    fn open_device_challenge(&mut self, challenge: NewDeviceChallenge);

    /// What has come of a challenge; None where there is none of that text.
    fn device_reply(&self, request: &str) -> Option<DeviceReply>;

    /// Notes that a page gave a challenge up.
    fn cancel_device_challenge(&mut self, request: &str, cancel: DeviceCancel);
}
