//! The boundary to JavaScript: the only rooms where a `JsValue` may live.
//!
//! Every value that comes from outside is read through calls that catch what it throws, so a
//! hostile one ends in a rejected promise and never unwinds through Rust.

mod action;
mod answer;
mod config;
mod endpoints;
mod error;
mod host;
mod send;
mod start;
mod state;
