//! The org: its configuration, its clock, its key, and its store.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

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
    store: Mutex<MemoryStore>,
    first: Snapshot,
}

/// All that an org knew at a moment.
#[derive(Clone)]
pub struct Snapshot {
    store: MemoryStore,
    /// How far the clock was put forward.
    offset: Duration,
    /// Where the randomness had come to.
    position: u64,
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
        let first = Snapshot {
            store: store.clone(),
            offset: clock.offset(),
            position: random.position(),
        };
        Self {
            clock,
            random,
            store: Mutex::new(store),
            first,
            config,
        }
    }

    /// What it signs tokens with. Reading it takes a while, so it is done when it is first needed.
    pub fn signing_key(&self) -> &'static SigningKey {
        SigningKey::shared()
    }

    /// What it remembers. Held for one step at a time, never across an await.
    pub(crate) fn store(&self) -> MutexGuard<'_, MemoryStore> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that it knows now, to come back to.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            store: self.store().clone(),
            offset: self.clock.offset(),
            position: self.random.position(),
        }
    }

    /// Goes back to a snapshot of this org. What happens then has the same handles and codes as what happened after it.
    pub fn restore(&self, snapshot: &Snapshot) {
        let mut store = self.store();
        store.clone_from(&snapshot.store);
        store.random = self.random.clone();
        self.clock.set_offset(snapshot.offset);
        self.random.go_to(snapshot.position);
    }

    /// Goes back to its first state.
    pub fn reset(&self) {
        self.restore(&self.first);
    }
}
