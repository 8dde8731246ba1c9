//! `/__faults`: sets, shows and removes the rules.

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

use super::{Faults, plan::Rule};

/// `/__faults`.
pub fn routes(faults: Faults) -> Router {
    Router::new()
        .route("/__faults", get(show).post(set).delete(clear))
        .with_state(faults)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    rules: Vec<Rule>,
}

async fn set(State(faults): State<Faults>, Json(Rules { rules }): Json<Rules>) -> StatusCode {
    faults.plan().set(rules);
    StatusCode::NO_CONTENT
}

async fn clear(State(faults): State<Faults>) -> StatusCode {
    faults.plan().set(Vec::new());
    StatusCode::NO_CONTENT
}

async fn show(State(faults): State<Faults>) -> Response {
    Json(faults.plan().report()).into_response()
}
