//! The store: all collections together.

use time::OffsetDateTime;

use super::{AppAccounts, DeviceChallenges, Grants, Inbox, Prompts, Transactions, Users};
use crate::model::{
    DeviceCancel, DeviceReply, Loopback, Mail, NewDeviceChallenge, NewPrompt, PromptReply, Random,
    Store, User,
};

/// Everything the org remembers.
#[derive(Clone, Default)]
pub struct MemoryStore {
    /// Accounts.
    pub users: Users,
    /// What was mailed and texted.
    pub inbox: Inbox,
    /// Questions answered elsewhere.
    pub prompts: Prompts,
    /// Where pages look for Okta Verify. A test can change it.
    pub loopback: Loopback,
    /// Challenges for Okta Verify.
    pub device_challenges: DeviceChallenges,
    /// What the authenticator app of the device was shared.
    pub app_accounts: AppAccounts,
    /// Codes and tokens.
    pub grants: Grants,
    /// Interactions under way.
    pub transactions: Transactions,
    /// What the org makes up.
    pub random: Random,
}

impl MemoryStore {
    /// Withdraws what people are asked for an interaction that no longer waits for the answer.
    pub fn withdraw_questions(&mut self, interaction: u64) {
        self.prompts.withdraw_of(interaction);
        self.device_challenges.withdraw_of(interaction);
    }
}

impl Store for MemoryStore {
    fn user(&self, id: &str) -> Option<&User> {
        self.users.get(id)
    }

    fn user_mut(&mut self, id: &str) -> Option<&mut User> {
        self.users.get_mut(id)
    }

    fn user_by_login(&self, login: &str) -> Option<&User> {
        self.users.by_login(login)
    }

    fn add_user(&mut self, user: User) -> bool {
        self.users.insert(user)
    }

    fn has_passkey(&self, credential_id: &[u8]) -> bool {
        self.users.has_passkey(credential_id)
    }

    fn revoke_refresh_tokens(&mut self, user_id: &str) {
        self.grants.revoke_user(user_id);
    }

    fn deliver(&mut self, mail: Mail, now: OffsetDateTime) {
        self.inbox.deliver(mail, now);
    }

    fn open_prompt(&mut self, prompt: NewPrompt) -> String {
        self.prompts.open(prompt, &self.random)
    }

    fn withdraw_prompt(&mut self, token: &str) {
        self.prompts.withdraw(token);
    }

    fn prompt_reply(&self, token: &str, now: OffsetDateTime) -> Option<PromptReply> {
        self.prompts.reply(token, now)
    }

    fn loopback(&self) -> &Loopback {
        &self.loopback
    }

    fn open_device_challenge(&mut self, challenge: NewDeviceChallenge) {
        self.device_challenges.open(challenge);
    }

    fn device_reply(&self, request: &str) -> Option<DeviceReply> {
        self.device_challenges.reply(request)
    }

    fn cancel_device_challenge(&mut self, request: &str, cancel: DeviceCancel) {
        self.device_challenges.cancel(request, cancel);
    }
}
