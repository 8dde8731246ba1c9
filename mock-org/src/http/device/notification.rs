//! Notifications of Okta Verify that wait for a tap.

use maud::{Markup, html};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::{
    http::time_ago::time_ago,
    model::{Prompt, timestamp},
    store::{MemoryStore, Org, PendingPrompt},
};

pub(super) struct Notification {
    token: String,
    login: String,
    application: Option<String>,
    /// Texts of the buttons, each also what it answers; empty where it is yes or no.
    numbers: Vec<String>,
    sent: OffsetDateTime,
}

/// All that wait, the newest first.
pub(super) fn all(store: &MemoryStore, org: &Org) -> Vec<Notification> {
    let open = store.prompts.on_devices(org.clock.now()).into_iter();
    open.map(|(token, pending)| Notification::of(token, pending))
        .collect()
}

impl Notification {
    fn of(token: &str, pending: &PendingPrompt) -> Self {
        let (application, numbers) = match &pending.prompt {
            Prompt::Push {
                application,
                numbers,
                ..
            } => (Some(application.clone()), &numbers[..]),
            _ => (None, &[][..]),
        };
        Self {
            token: token.into(),
            login: pending.login.clone(),
            application,
            numbers: numbers.iter().map(u8::to_string).collect(),
            sent: pending.sent,
        }
    }

    pub(super) fn as_json(&self, base: &str) -> Value {
        json!({
            "login": self.login,
            "kind": if self.application.is_some() { "push" } else { "setup" },
            "application": self.application,
            "numbers": self.numbers,
            "sentAt": timestamp(self.sent),
            "href": format!("{base}/__device/{}", self.token),
        })
    }

    pub(super) fn item(&self, now: OffsetDateTime) -> Markup {
        let token = &self.token;
        html! {
            li.card id=(token) data-news={ "New notification for " (self.login) } {
                p.source { span { "Okta Verify" } (time_ago(self.sent, now)) }
                @match &self.application {
                    Some(application) => {
                        p { "Is " b { (self.login) } " signing in to " b { (application) } "?" }
                        p.hint { "Tap the number that the sign-in page shows." }
                    }
                    None => p { "Set this device up for " b { (self.login) } "?" }
                }
                form.answers method="post" action={ "__device/" (token) } {
                    @for number in &self.numbers {
                        button.number id={ (token) "-" (number) } name="answer" value=(number) { (number) }
                    }
                    @if self.numbers.is_empty() {
                        button.primary id={ (token) "-yes" } name="answer" value="yes" { "Set up" }
                    }
                    button.no id={ (token) "-no" } name="answer" value="no" { "No, it is not me" }
                }
            }
        }
    }
}
