//! What happens away from the page that waits: links opened from mail, and a device with notifications and codes.

use std::sync::Arc;

use axum::{
    Form, Json, Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};
use tracing::info;

use super::{layout, loopback};
use crate::{
    model::{BaseUrl, Prompt, User},
    store::{MemoryStore, Org, PendingPrompt},
};

/// `/email/verify/{token}`; `/__device` for people, with `/__device.json` for tests.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route("/email/verify/{token}", get(open_link))
        .route("/__device", get(page))
        .route("/__device.json", get(list))
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

struct Notification {
    login: String,
    application: Option<String>,
    /// Texts of the buttons, each also what it answers; empty where it is yes or no.
    numbers: Vec<String>,
    path: String,
}

fn notifications(store: &MemoryStore, org: &Org) -> Vec<Notification> {
    let open = store.prompts.on_devices(org.clock.now()).into_iter();
    let of = |(token, pending): (&str, &PendingPrompt)| {
        let (application, numbers) = match &pending.prompt {
            Prompt::Push {
                application,
                numbers,
                ..
            } => (Some(application.clone()), &numbers[..]),
            _ => (None, &[][..]),
        };
        Notification {
            login: pending.login.clone(),
            application,
            numbers: numbers.iter().map(u8::to_string).collect(),
            path: format!("/__device/{token}"),
        }
    };
    open.map(of).collect()
}

/// The present code of everybody who has an app for it.
fn codes(store: &MemoryStore, org: &Org) -> Vec<(String, String)> {
    let now = org.clock.now();
    let code = |user: &User| Some((user.email.clone(), user.totp.as_ref()?.code(now)));
    store.users.iter().filter_map(code).collect()
}

async fn list(State(org): State<Arc<Org>>, BaseUrl(base): BaseUrl) -> Json<Value> {
    let store = org.store();
    let prompts: Vec<_> = notifications(&store, &org)
        .into_iter()
        .map(|n| {
            json!({
                "login": n.login,
                "kind": if n.application.is_some() { "push" } else { "setup" },
                "application": n.application,
                "numbers": n.numbers,
                "href": format!("{base}{}", n.path),
            })
        })
        .collect();
    let codes: Vec<_> = codes(&store, &org)
        .into_iter()
        .map(|(login, code)| json!({ "login": login, "code": code }))
        .collect();
    Json(json!({ "prompts": prompts, "codes": codes }))
}

async fn page(State(org): State<Arc<Org>>) -> Html<String> {
    let store = org.store();
    let (notifications, codes) = (notifications(&store, &org), codes(&store, &org));
    layout::page(
        "Device",
        html! {
            @if notifications.is_empty() { p { "There are no notifications." } }
            ol {
                @for notification in &notifications { li { (notification_item(notification)) } }
            }
            (loopback::waiting(&store))
            h2 { "Codes of the authenticator app" }
            ul { @for (login, code) in &codes { li { (login) ": " code { (code) } } } }
            p { a href="" { "Look again" } " · " a href="__inbox" { "Inbox" } }
        },
    )
}

fn notification_item(notification: &Notification) -> Markup {
    let Notification {
        login,
        application,
        numbers,
        path,
    } = notification;
    html! {
        p {
            @match application {
                Some(application) => { "Is " b { (login) } " signing in to " b { (application) } "? Tap the number that you see there." }
                None => { "Set this device up for " b { (login) } "?" }
            }
        }
        form method="post" action=(path.trim_start_matches('/')) {
            @for number in numbers { button name="answer" value=(number) { (number) } }
            @if numbers.is_empty() { button name="answer" value="yes" { "Set up" } }
            button name="answer" value="no" { "No, it is not me" }
        }
    }
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
