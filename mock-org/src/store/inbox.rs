//! The inbox page: where codes and links that would be mailed or texted can be read.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    response::Html,
    routing::get,
};
use maud::html;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    http::{base_url::Base, layout},
    model::clock::timestamp,
    store::org::Org,
};

/// What is to be sent.
#[derive(Debug, Clone)]
pub struct Note<'a> {
    /// How it would travel: `email`, `sms` or `voice`.
    pub channel: &'static str,
    /// Address or number.
    pub to: &'a str,
    /// Login of the person it is for.
    pub login: &'a str,
    /// What it says first.
    pub subject: &'static str,
    /// The passcode in it.
    pub code: Option<&'a str>,
    /// The path of this org that it links to.
    pub link: Option<String>,
}

/// A message that was not sent anywhere.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// Counts from 1.
    pub id: usize,
    /// How it would travel.
    pub channel: &'static str,
    /// Address or number.
    pub to: String,
    /// Login of the person it is for.
    pub login: String,
    /// What it says first.
    pub subject: &'static str,
    /// The passcode in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The link in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// When it was sent.
    pub sent_at: String,
}

/// All mail, the newest last.
#[derive(Debug, Default)]
pub struct Inbox(Vec<Mail>);

impl Inbox {
    /// Delivers a message.
    pub fn deliver(&mut self, note: Note, now: OffsetDateTime) {
        self.0.push(Mail {
            id: self.0.len() + 1,
            channel: note.channel,
            to: note.to.into(),
            login: note.login.into(),
            subject: note.subject,
            code: note.code.map(Into::into),
            link: note.link,
            sent_at: timestamp(now),
        });
    }

    /// The mail to an address or a login, or to all, the newest first; links are made absolute.
    fn newest_first(&self, to: Option<&str>, base: &Base) -> Vec<Mail> {
        let theirs = |mail: &&Mail| {
            to.is_none_or(|to| {
                [&mail.to, &mail.login]
                    .iter()
                    .any(|m| m.eq_ignore_ascii_case(to))
            })
        };
        let absolute = |mail: &Mail| Mail {
            link: mail.link.as_ref().map(|path| format!("{}{path}", base.0)),
            ..mail.clone()
        };
        self.0.iter().rev().filter(theirs).map(absolute).collect()
    }
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

/// `/__inbox` for people and `/__inbox.json` for tests, both with `?to=address`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route("/__inbox", get(page))
        .route("/__inbox.json", get(list))
}

async fn list(
    State(org): State<Arc<Org>>,
    base: Base,
    Query(filter): Query<Filter>,
) -> Json<Vec<Mail>> {
    let inbox = &org.store().inbox;
    Json(inbox.newest_first(filter.to.as_deref(), &base))
}

async fn page(
    State(org): State<Arc<Org>>,
    base: Base,
    Query(filter): Query<Filter>,
) -> Html<String> {
    let mails = org.store().inbox.newest_first(filter.to.as_deref(), &base);
    layout::page(
        "Inbox",
        html! {
            @if mails.is_empty() {
                p { "Nothing has been sent yet. Codes and links that an org would send appear here." }
            }
            ol reversed {
                @for mail in &mails {
                    li {
                        (mail.subject) " (" (mail.channel) ") to " b { (mail.to) } " at "
                        time datetime=(mail.sent_at) { (mail.sent_at) }
                        @if let Some(code) = &mail.code { div { code { (code) } } }
                        @if let Some(link) = &mail.link { div { a href=(link) { "Open the link" } } }
                    }
                }
            }
            p { a href="" { "Look again" } " · " a href="/__device" { "Device" } }
        },
    )
}
