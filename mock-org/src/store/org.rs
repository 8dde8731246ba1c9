//! The org: its configuration, its clock, its key, and its store.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{MemoryStore, Users};
use crate::model::{Clock, Config, Host, Random, SigningKey};

/// One org.
pub struct Org {
    /// What it was made of.
    pub config: Config,
    /// Its time.
    pub clock: Clock,
    /// What it makes up.
    pub random: Random,
    /// What it signs tokens with.
    pub signing_key: &'static SigningKey,
    store: Mutex<MemoryStore>,
}

impl Org {
    /// An org in its first state, with the time of this machine.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(config: Config) -> Self {
        Self::on(Host::system(), config)
    }

    /// The same with time and randomness of the caller's choice.
    pub fn on(host: Host, config: Config) -> Self {
        let Host { clock, random } = host;
        let store = MemoryStore {
            users: Users::new(&config.users, &random),
            loopback: config.loopback.clone(),
            random: random.clone(),
            ..MemoryStore::default()
        };
        Self {
            clock,
            random,
            signing_key: SigningKey::shared(),
            store: Mutex::new(store),
            config,
        }
    }

    /// What it remembers. Held for one step at a time, never across an await.
    pub(crate) fn store(&self) -> MutexGuard<'_, MemoryStore> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
