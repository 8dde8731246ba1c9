//! What there is, as data: configuration, users, clients, policies, the clock, secrets, what an interaction asks for,
//! and the interface of the store.

mod authenticator;
mod base_url;
mod client;
mod clock;
mod config;
mod context;
mod device_challenge;
mod host;
mod interaction;
mod mail;
mod passkey;
mod phone;
mod policy;
mod prompt;
mod question;
mod random;
mod rs256;
mod scenario;
mod scenario_list;
mod signing_key;
mod store;
mod totp;
mod user;
mod user_config;

pub use authenticator::Authenticator;
pub use base_url::BaseUrl;
pub use client::{Client, IdentityProvider};
pub use clock::{Clock, timestamp};
pub use config::Config;
pub use context::Context;
pub use device_challenge::{
    ChallengeMethod, DeviceCancel, DeviceReply, Loopback, NewDeviceChallenge,
};
pub use host::Host;
pub use interaction::{Authorization, Stage};
pub use mail::Mail;
pub use passkey::Passkey;
pub use phone::is_phone_number;
pub use policy::{Policy, Registration};
pub use prompt::{NewPrompt, Prompt, PromptReply};
pub use question::{CUSTOM, QUESTIONS, Question};
pub use random::Random;
pub use scenario::{Assurance, Scenario};
pub use scenario_list::ScenarioEntry;
pub use signing_key::SigningKey;
pub use store::Store;
pub use totp::{Totp, TotpCheck};
pub use user::{Activation, PasswordCheck, User};
pub use user_config::{Status, UserConfig};
