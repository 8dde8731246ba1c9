//! Whole flows against the org, without a socket: exact statuses and bodies.

mod choice;
mod http;
mod interact;
mod interaction;
mod oauth;
mod pages;
mod recover;
mod register;
mod reply;
mod sign_in;
mod support;
mod token_use;
