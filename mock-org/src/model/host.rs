//! What an org takes from the program that it runs in.

use super::{Clock, Random};

/// Time and randomness. The same of both give the same handles, codes and keys.
#[derive(Debug, Clone)]
pub struct Host {
    /// The org's time.
    pub clock: Clock,
    /// What the org makes up.
    pub random: Random,
}

impl Host {
    /// The clock of this machine, and another sequence of handles and codes each time.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn system() -> Self {
        Self {
            clock: Clock::following(time::OffsetDateTime::now_utc),
            random: Random::default(),
        }
    }
}
