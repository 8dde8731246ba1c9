//! `/__scenarios.json`: the scenarios to try, and whom to sign in as, for a page that offers them.

use std::sync::Arc;

use axum::{Json, Router, extract::State, routing::get};
use serde_json::{Value, json};

use super::reset;
use crate::{
    http::oauth,
    model::{BaseUrl, ScenarioEntry},
    store::{Org, Users},
};

/// `/__scenarios.json`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route("/__scenarios.json", get(list))
}

async fn list(State(org): State<Arc<Org>>, BaseUrl(base): BaseUrl) -> Json<Value> {
    let config = &org.config;
    let server = config.authorization_servers.first().map(String::as_str);
    let users = &org.store().users;
    let scenarios: Vec<_> = config
        .scenarios
        .iter()
        .map(|scenario| describe(scenario, users))
        .collect();
    Json(json!({
        "issuer": format!("{base}{}", oauth::path_of(server)),
        "inbox": format!("{base}/__inbox"),
        "device": format!("{base}/__device"),
        "reset": format!("{base}{}", reset::PATH),
        "scenarios": scenarios,
    }))
}

/// What the user knows, and the state of their account, are those of now: flows change them.
fn describe(scenario: &ScenarioEntry, users: &Users) -> Value {
    let login = scenario.user.as_deref();
    let user = login.and_then(|login| users.by_login(login));
    json!({
        "id": scenario.id,
        "group": scenario.group,
        "title": scenario.title,
        "shows": scenario.shows,
        "clientId": scenario.client,
        "user": user.map(|user| json!({
            "identifier": user.email,
            "password": user.password,
            "answer": user.question.as_ref().map(|question| &question.answer),
            "status": user.status,
        })),
        "start": scenario.start,
        "hosted": scenario.hosted,
        "refused": scenario.refused,
        "read": scenario.read,
    })
}
