//! The inbox page: where codes and links that would be mailed or texted can be read.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    response::Html,
    routing::get,
};
use maud::html;
use serde::Deserialize;

use super::layout;
use crate::{
    model::BaseUrl,
    store::{Org, ReceivedMail},
};

/// `/__inbox` for people and `/__inbox.json` for tests, both with `?to=address`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route("/__inbox", get(page))
        .route("/__inbox.json", get(list))
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

async fn list(
    State(org): State<Arc<Org>>,
    base_url: BaseUrl,
    Query(filter): Query<Filter>,
) -> Json<Vec<ReceivedMail>> {
    Json(received(&org, &base_url, &filter))
}

/// The mail asked for; its links are made absolute.
fn received(org: &Org, BaseUrl(base): &BaseUrl, filter: &Filter) -> Vec<ReceivedMail> {
    let inbox = &org.store().inbox;
    let mut received: Vec<_> = inbox.newest_first(filter.to.as_deref()).cloned().collect();
    for link in received.iter_mut().filter_map(|r| r.mail.link.as_mut()) {
        link.insert_str(0, base);
    }
    received
}

async fn page(
    State(org): State<Arc<Org>>,
    base_url: BaseUrl,
    Query(filter): Query<Filter>,
) -> Html<String> {
    let received = received(&org, &base_url, &filter);
    layout::page(
        "Inbox",
        html! {
            @if received.is_empty() {
                p { "Nothing has been sent yet. Codes and links that an org would send appear here." }
            }
            ol reversed {
                @for ReceivedMail { mail, sent_at, .. } in &received {
                    li {
                        (mail.subject) " (" (mail.channel) ") to " b { (mail.to) } " at "
                        time datetime=(sent_at) { (sent_at) }
                        @if let Some(code) = &mail.code { div { code { (code) } } }
                        @if let Some(link) = &mail.link { div { a href=(link) { "Open the link" } } }
                    }
                }
            }
            p { a href="" { "Look again" } " · " a href="__device" { "Device" } }
        },
    )
}
