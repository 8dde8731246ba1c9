//! `/__device`: the device of everybody in the org, as a page.

use std::sync::Arc;

use axum::{extract::State, response::Html};
use maud::{Markup, html};

use super::{
    app::{self, Account},
    notification,
};
use crate::{
    http::{layout, loopback},
    store::Org,
};

pub(super) async fn show(State(org): State<Arc<Org>>) -> Html<String> {
    let store = org.store();
    let now = org.clock.now();
    let notifications = notification::all(&store, &org);
    let challenges = loopback::waiting(&store, now);
    let accounts = app::accounts(&store, &org);
    layout::live_page(
        "Device",
        html! {
            p.hint { "This stands for the phones of all users." }
            section.phone aria-label="Phone" {
                div id="notifications" data-live {
                    h2 { "Notifications" }
                    @if notifications.is_empty() && challenges.is_empty() {
                        p.hint { "There are no notifications." }
                    } @else {
                        ul role="list" {
                            @for notification in &notifications { (notification.item(now)) }
                            @for challenge in &challenges { (challenge) }
                        }
                    }
                }
                div id="codes" data-live {
                    h2 { "Authenticator app" }
                    @if accounts.is_empty() {
                        p.hint { "The app has no accounts." }
                    } @else {
                        ul role="list" { @for account in &accounts { (item(account)) } }
                    }
                }
                details {
                    summary { "Add an account to the app" }
                    form method="post" action="__device/apps" {
                        label for="shared-secret" { "Secret key" }
                        input id="shared-secret" name="sharedSecret" required autocomplete="off" autocapitalize="none" spellcheck="false";
                        label for="login" { "User" }
                        input id="login" name="login" type="email" autocomplete="off";
                        button { "Add" }
                    }
                }
            }
            noscript { p { a href="" { "Look again" } } }
            p { a href="__inbox" { "Inbox" } }
        },
    )
}

fn item(account: &Account) -> Markup {
    let left = account.seconds_left;
    html! {
        li.card {
            p.source {
                span { (account.issuer.as_deref().unwrap_or("Authenticator app")) }
                span.left data-changing { (left) " s left" }
            }
            p.code { code { (account.code) } }
            p.hint {
                @match (&account.name, &account.login) {
                    (Some(name), Some(login)) => { (name) ", " (login) }
                    (None, Some(login)) => (login),
                    (_, None) => "An account without a name",
                }
            }
        }
    }
}
