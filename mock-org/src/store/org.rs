//! The org: its configuration, its clock, its key, and its store.

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use super::{MemoryStore, Users};
use crate::model::{Clock, Config, SigningKey};

/// One org.
pub struct Org {
    /// What it was made of.
    pub config: Config,
    /// Its time.
    pub clock: Clock,
    /// What it signs tokens with, made anew for each org, when it is first needed.
    pub signing_key: LazyLock<SigningKey>,
    store: Mutex<MemoryStore>,
}

impl Org {
    /// An org in its first state.
    pub fn new(config: Config) -> Self {
        let store = MemoryStore {
            users: Users::new(&config.users),
            loopback: config.loopback.clone(),
            ..MemoryStore::default()
        };
        Self {
            clock: Clock::default(),
            signing_key: LazyLock::new(SigningKey::generate),
            store: Mutex::new(store),
            config,
        }
    }

    /// What it remembers. Held for one step at a time, never across an await.
    pub(crate) fn store(&self) -> MutexGuard<'_, MemoryStore> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
