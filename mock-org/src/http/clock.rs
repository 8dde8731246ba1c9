//! `/__clock`: tells the org's time, and puts it forward.

use std::{sync::Arc, time::Duration};

use axum::{Json, Router, extract::State, routing::get};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{model::timestamp, store::Org};

/// `/__clock`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route("/__clock", get(show).post(advance))
}

async fn show(State(org): State<Arc<Org>>) -> Json<Value> {
    Json(json!({ "now": timestamp(org.clock.now()) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    /// Milliseconds.
    advance: u64,
}

async fn advance(state: State<Arc<Org>>, Json(Advance { advance }): Json<Advance>) -> Json<Value> {
    state.clock.advance(Duration::from_millis(advance));
    show(state).await
}
