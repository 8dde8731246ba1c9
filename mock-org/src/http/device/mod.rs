//! What happens away from the page that waits: links opened from mail, and a device with notifications and codes.

mod app;
mod notification;
mod page;

use std::sync::Arc;

use axum::{
    Form, Json, Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::html;
use serde::Deserialize;
use serde_json::{Value, json};
use tracing::info;

use super::layout;
use crate::{
    model::{BaseUrl, Prompt},
    store::Org,
};

/// `/email/verify/{token}`; `/__device` for people, with `/__device.json` for tests.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route("/email/verify/{token}", get(open_link))
        .route("/__device", get(page::show))
        .route("/__device.json", get(list))
        .route("/__device/apps", post(app::scan))
        .route("/__device/{token}", post(answer))
}

/// Opening the link is the proof: whoever polls for it goes on. A link with a callback proves nothing by itself: it brings
/// the code to the application.
async fn open_link(State(org): State<Arc<Org>>, Path(token): Path<String>) -> Response {
    let mut store = org.store();
    let now = org.clock.now();
    let prompt = store.prompts.open_at(&token, now).map(|p| &p.prompt);
    if let Some(Prompt::EmailLink {
        callback: Some(callback),
    }) = prompt
    {
        info!("email link opened");
        return (StatusCode::FOUND, [(header::LOCATION, callback.as_str())]).into_response();
    }
    let ours = matches!(prompt, Some(Prompt::EmailLink { .. }));
    if ours && store.prompts.answer(&token, true, now) {
        info!("email link opened");
        let text = html! { p { "Please return to the original tab." } };
        return layout::page("Verified", text).into_response();
    }
    let text = html! {
        p { "This email link has expired. To resend it, return to the screen where you requested it." }
    };
    (StatusCode::GONE, layout::page("Link expired", text)).into_response()
}

async fn list(State(org): State<Arc<Org>>, BaseUrl(base): BaseUrl) -> Json<Value> {
    let store = org.store();
    let prompts: Vec<_> = notification::all(&store, &org)
        .iter()
        .map(|notification| notification.as_json(&base))
        .collect();
    Json(json!({ "prompts": prompts, "codes": app::accounts(&store, &org) }))
}

#[derive(Deserialize)]
struct Tap {
    answer: String,
}

/// Takes a tap. A wrong number is a no, as on a real device; `approve` is right whatever the page shows.
async fn answer(
    State(org): State<Arc<Org>>,
    Path(token): Path<String>,
    Form(tap): Form<Tap>,
) -> Response {
    let mut store = org.store();
    let now = org.clock.now();
    let Some(pending) = store.prompts.open_at(&token, now) else {
        let text =
            html! { p { "This notification is gone." } p { a href="../__device" { "Back" } } };
        return (StatusCode::GONE, layout::page("Too late", text)).into_response();
    };
    let approves = tap.answer == "approve";
    let yes = match &pending.prompt {
        Prompt::Push { right, .. } => approves || tap.answer == right.to_string(),
        Prompt::DeviceSetup => approves || tap.answer == "yes",
        Prompt::EmailLink { .. } => false,
    };
    store.prompts.answer(&token, yes, now);
    info!(yes, "device answered");
    Redirect::to("../__device").into_response()
}
