//! `/__scenarios.json`: what there is to try, and as whom, for a page that offers it.

use std::sync::Arc;

use axum::{Json, Router, extract::State, routing::get};
use serde_json::{Value, json};

use crate::{
    http::{base_url::Base, oauth},
    model::config::{Config, Showing},
    store::org::Org,
};

/// `/__scenarios.json`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route("/__scenarios.json", get(list))
}

async fn list(State(org): State<Arc<Org>>, Base(base): Base) -> Json<Value> {
    let config = &org.config;
    let server = config.authorization_servers.first().map(String::as_str);
    let scenarios: Vec<_> = config
        .scenarios
        .iter()
        .map(|showing| entry(showing, config))
        .collect();
    Json(json!({
        "issuer": format!("{base}{}", oauth::path_of(server)),
        "inbox": format!("{base}/__inbox"),
        "device": format!("{base}/__device"),
        "scenarios": scenarios,
    }))
}

/// Passwords are those of the configuration, which a flow may have changed since.
fn entry(showing: &Showing, config: &Config) -> Value {
    let mut users = config.users.iter();
    let login = showing.user.as_deref();
    let user = login.and_then(|login| users.find(|user| user.email == login));
    json!({
        "id": showing.id,
        "title": showing.title,
        "shows": showing.shows,
        "clientId": showing.client,
        "user": user.map(|user| json!({
            "identifier": user.email,
            "password": user.password,
            "answer": user.question.as_ref().map(|question| &question.answer),
        })),
        "start": showing.start,
        "hosted": showing.hosted,
        "read": showing.read,
    })
}
