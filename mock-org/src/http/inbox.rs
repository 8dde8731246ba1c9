//! The inbox page: where codes and links that would be mailed or texted can be read.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    response::Html,
    routing::get,
};
use maud::{Markup, html};
use serde::Deserialize;
use time::OffsetDateTime;

use super::{layout, time_ago::time_ago};
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
    let now = org.clock.now();
    layout::live_page(
        "Inbox",
        html! {
            p.hint {
                "Emails, text messages and calls "
                @match &filter.to {
                    Some(to) => { "to " b { (to) } "." }
                    None => "to all users.",
                }
            }
            div id="messages" data-live {
                @if received.is_empty() {
                    p.card { "Nothing has been sent yet. Codes and links that an org would send appear here." }
                } @else {
                    ol.mail reversed role="list" { @for mail in &received { (item(mail, now)) } }
                }
            }
            noscript { p { a href="" { "Look again" } } }
            p { a href="__device" { "Device" } }
        },
    )
}

fn item(ReceivedMail { id, mail, sent_at }: &ReceivedMail, now: OffsetDateTime) -> Markup {
    let channel = match mail.channel {
        "sms" => "Text message",
        "voice" => "Call",
        _ => "Email",
    };
    html! {
        li.card id={ "message-" (id) } data-news={ "New: " (mail.subject) } {
            p.source { span { (channel) " to " b { (mail.to) } } (time_ago(*sent_at, now)) }
            h2 { (mail.subject) }
            @if let Some(code) = &mail.code { p.code { code { (code) } } }
            @if let Some(link) = &mail.link {
                p { a.button id={ "link-" (id) } href=(link) { "Open the link" } }
            }
        }
    }
}
