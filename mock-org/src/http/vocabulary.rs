//! `/__vocabulary.json`: every name and key that a response can have, so that tests notice what they never come to.

use std::sync::Arc;

use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

use crate::{
    ion::{FormName, MessageKey},
    store::Org,
};

/// `/__vocabulary.json`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route("/__vocabulary.json", get(list))
}

async fn list() -> Json<Value> {
    Json(json!({ "remediations": sorted(FormName::ALL), "messages": sorted(MessageKey::ALL) }))
}

fn sorted(words: &[&'static str]) -> Vec<&'static str> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}
