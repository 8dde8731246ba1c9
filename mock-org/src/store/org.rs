//! The org: its configuration, its clock, its keys, and everything it remembers.

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::{
    http::oauth::Keys,
    model::{clock::Clock, config::Config},
    store::{
        grants::Grants, inbox::Inbox, prompts::Prompts, transactions::Transactions, users::Users,
    },
};

/// Everything the org remembers; all of it in memory.
#[derive(Default)]
pub struct Store {
    /// Accounts.
    pub users: Users,
    /// Mail.
    pub inbox: Inbox,
    /// Questions answered elsewhere.
    pub prompts: Prompts,
    /// Codes and tokens.
    pub grants: Grants,
    /// Interactions under way.
    pub transactions: Transactions,
}

/// One org.
pub struct Org {
    /// What it was made of.
    pub config: Config,
    /// Its time.
    pub clock: Clock,
    /// Its signing key, made anew for each org, when it is first needed.
    pub keys: LazyLock<Keys>,
    store: Mutex<Store>,
}

impl Org {
    /// An org in its first state.
    pub fn new(config: Config) -> Self {
        let store = Store {
            users: Users::new(&config.users),
            ..Store::default()
        };
        Self {
            clock: Clock::default(),
            keys: LazyLock::new(Keys::generate),
            store: Mutex::new(store),
            config,
        }
    }

    /// What it remembers. Held for one step at a time, never across an await.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
