//! `/__reset`: the org's first state again, so that what works once can be tried again.

use std::sync::Arc;

use axum::{Router, extract::State, http::StatusCode, routing::post};
use tracing::info;

use crate::store::Org;

/// Where to reset.
pub const PATH: &str = "/__reset";

/// `/__reset`. Rules of `/__faults` stay.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route(PATH, post(reset))
}

async fn reset(State(org): State<Arc<Org>>) -> StatusCode {
    org.reset();
    info!("the org is in its first state");
    StatusCode::NO_CONTENT
}
