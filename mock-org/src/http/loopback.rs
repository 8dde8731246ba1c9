//! Okta Verify's side of Okta FastPass: where pages look for it, and what it answers.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};
use time::OffsetDateTime;
use tracing::info;

use crate::{
    model::DeviceReply,
    store::{DeviceChallenge, MemoryStore, Org},
};

/// `/__device/loopback` for tests; below it what Okta Verify, and the button on the device page, post to.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route("/__device/loopback", get(show).post(change))
        .route("/__device/loopback/answer", post(answer))
        .route("/__device/loopback/{index}", post(press))
}

/// The settings, and all challenges with what came of each.
fn report(org: &Org, store: &MemoryStore) -> Value {
    let now = org.clock.now();
    let challenges = store.device_challenges.iter().map(|challenge| {
        let mut told = json!(challenge);
        if challenge.state == DeviceReply::Waiting && !challenge.is_open(now) {
            told["state"] = json!(DeviceReply::Cancelled);
        }
        told
    });
    let mut report = json!(store.loopback);
    report["challenges"] = challenges.collect();
    report
}

async fn show(State(org): State<Arc<Org>>) -> Json<Value> {
    Json(report(&org, &org.store()))
}

/// What to change; the rest stays.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    ports: Option<Vec<Port>>,
    probe_timeout_millis: Option<u32>,
    refresh: Option<u32>,
}

/// Responses have texts, and tests have numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Port {
    Text(String),
    Number(u16),
}

impl From<Port> for String {
    fn from(port: Port) -> Self {
        match port {
            Port::Text(text) => text,
            Port::Number(number) => number.to_string(),
        }
    }
}

async fn change(State(org): State<Arc<Org>>, Json(change): Json<Change>) -> Json<Value> {
    let mut store = org.store();
    let loopback = &mut store.loopback;
    if let Some(ports) = change.ports {
        loopback.ports = ports.into_iter().map(Into::into).collect();
    }
    if let Some(millis) = change.probe_timeout_millis {
        loopback.probe_timeout_millis = millis;
    }
    if let Some(millis) = change.refresh {
        loopback.refresh = millis;
    }
    Json(report(&org, &store))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Signed {
    challenge_request: String,
}

/// Okta Verify has the challenge: the next poll goes on.
async fn answer(State(org): State<Arc<Org>>, Json(signed): Json<Signed>) -> Response {
    let approved = org
        .store()
        .device_challenges
        .approve(&signed.challenge_request);
    info!(approved, "device challenge answered");
    if approved {
        return StatusCode::NO_CONTENT.into_response();
    }
    (
        StatusCode::NOT_FOUND,
        "no such challenge, or the page gave it up\n",
    )
        .into_response()
}

/// The same by a button of the device page.
async fn press(State(org): State<Arc<Org>>, Path(index): Path<usize>) -> Response {
    let mut store = org.store();
    let request = store.device_challenges.iter().nth(index);
    let request = request.map(|challenge| challenge.challenge_request.clone());
    let approved = request.is_some_and(|request| store.device_challenges.approve(&request));
    info!(approved, "device challenge answered");
    Redirect::to("../../__device").into_response()
}

/// The challenges that wait, as items of the device page; the newest first.
pub(super) fn waiting(store: &MemoryStore, now: OffsetDateTime) -> Vec<Markup> {
    let all = store.device_challenges.iter().enumerate();
    let mut waiting: Vec<_> = all
        .filter(|(_, challenge)| challenge.is_open(now))
        .collect();
    waiting.reverse();
    let item = |(index, challenge): (usize, &DeviceChallenge)| {
        let id = format!("challenge-{index}");
        html! {
            li.card id=(id) data-news={ "New notification for " (challenge.login) } {
                p.source { span { "Okta Verify" } }
                p { "Is " b { (challenge.login) } " signing in on this device?" }
                form.answers method="post" action={ "__device/loopback/" (index) } {
                    button.primary id={ (id) "-approve" } { "Approve" }
                }
            }
        }
    };
    waiting.into_iter().map(item).collect()
}
