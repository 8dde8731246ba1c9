//! The store: all collections together.

use time::OffsetDateTime;

use super::{Grants, Inbox, Prompts, Transactions, Users};
use crate::model::{Mail, Prompt, PromptReply, Store, User};

/// Everything the org remembers.
#[derive(Default)]
pub struct MemoryStore {
    /// Accounts.
    pub users: Users,
    /// What was mailed and texted.
    pub inbox: Inbox,
    /// Questions answered elsewhere.
    pub prompts: Prompts,
    /// Codes and tokens.
    pub grants: Grants,
    /// Interactions under way.
    pub transactions: Transactions,
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

    fn open_prompt(&mut self, login: &str, prompt: Prompt, expires: OffsetDateTime) -> String {
        self.prompts.open(login, prompt, expires)
    }

    fn withdraw_prompt(&mut self, token: &str) {
        self.prompts.withdraw(token);
    }

    fn prompt_reply(&self, token: &str, now: OffsetDateTime) -> Option<PromptReply> {
        self.prompts.reply(token, now)
    }
}
