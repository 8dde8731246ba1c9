//! What there is, as data: configuration, users, clients, policies, and the clock.

pub mod clock;
pub mod config;
pub mod secret;
pub mod user;
