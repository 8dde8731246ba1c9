//! What the org remembers, all of it in memory, behind one lock.

mod app_accounts;
mod device_challenges;
mod grants;
mod inbox;
mod memory;
mod org;
mod prompts;
mod transactions;
mod users;

pub use app_accounts::{AppAccount, AppAccounts};
pub use device_challenges::{DeviceChallenge, DeviceChallenges};
pub use grants::{Grant, Grants};
pub use inbox::{Inbox, ReceivedMail};
pub use memory::MemoryStore;
pub use org::{Org, Snapshot};
pub use prompts::{PendingPrompt, Prompts};
pub use transactions::{Transaction, Transactions};
pub use users::Users;
