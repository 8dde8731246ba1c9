//! Whole flows against the org, without a socket: exact statuses and bodies.

mod choice;
mod clock;
mod consent;
mod device;
mod email;
mod enroll;
mod expiry;
mod fast_pass;
mod hosted;
mod http;
mod idp;
mod interact;
mod interaction;
mod key;
mod magic_link;
mod oauth;
#[cfg(feature = "server")]
mod pages;
mod passkeys;
mod phone;
mod push;
mod question;
mod recover;
mod register;
mod reply;
mod reset;
mod scenarios;
mod sign_in;
mod snapshots;
mod support;
mod token_start;
mod token_use;
mod totp;
mod unlock;
mod vocabulary;
mod webauthn;
