//! The inbox page: where codes that would be mailed can be read.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State},
    response::Html,
    routing::get,
};
use maud::{DOCTYPE, html};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{clock::timestamp, org::Org};

/// A mail that was not sent anywhere.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// Counts from 1.
    pub id: usize,
    /// How it would travel.
    pub channel: &'static str,
    /// Whom it is for.
    pub to: String,
    /// What it says first.
    pub subject: &'static str,
    /// The passcode in it.
    pub code: String,
    /// When it was sent.
    pub sent_at: String,
}

/// All mail, the newest last.
#[derive(Debug, Default)]
pub struct Inbox(Vec<Mail>);

impl Inbox {
    /// Delivers a passcode.
    pub fn deliver(&mut self, to: &str, code: &str, now: OffsetDateTime) {
        self.0.push(Mail {
            id: self.0.len() + 1,
            channel: "email",
            to: to.into(),
            subject: "Your one-time verification code",
            code: code.into(),
            sent_at: timestamp(now),
        });
    }

    /// The mail to somebody, or to all, the newest first.
    fn newest_first(&self, to: Option<&str>) -> Vec<Mail> {
        let theirs = |mail: &&Mail| to.is_none_or(|to| mail.to.eq_ignore_ascii_case(to));
        self.0.iter().rev().filter(theirs).cloned().collect()
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

async fn list(State(org): State<Arc<Org>>, Query(filter): Query<Filter>) -> Json<Vec<Mail>> {
    Json(org.store().inbox.newest_first(filter.to.as_deref()))
}

async fn page(State(org): State<Arc<Org>>, Query(filter): Query<Filter>) -> Html<String> {
    let mails = org.store().inbox.newest_first(filter.to.as_deref());
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Inbox of the mock org" }
                style {
                    ":root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }"
                    "body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }"
                    "li { margin: 1rem 0 } code { font-size: 1.5rem; letter-spacing: .1em }"
                }
            }
            body {
                h1 { "Inbox" }
                @if mails.is_empty() {
                    p { "Nothing has been sent yet. Codes that an org would mail appear here." }
                }
                ol reversed {
                    @for mail in &mails {
                        li {
                            (mail.subject) " to " b { (mail.to) } " at " time datetime=(mail.sent_at) { (mail.sent_at) }
                            div { code { (mail.code) } }
                        }
                    }
                }
                p { a href="" { "Look again" } }
            }
        }
    };
    Html(page.into_string())
}
