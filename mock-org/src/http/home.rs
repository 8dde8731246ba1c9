//! `/`: what a person finds who opens the address of the org.

use std::sync::Arc;

use axum::{Router, response::Html, routing::get};
use maud::html;

use super::layout;
use crate::store::Org;

/// `/`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new().route("/", get(page))
}

async fn page() -> Html<String> {
    layout::page(
        "Mock org",
        html! {
            p { "This is a mock Okta org: applications sign in here, with users and messages that are not real." }
            ul {
                li { a href="__inbox" { "Inbox" } " – codes and links that were mailed or texted" }
                li { a href="__device" { "Device" } " – notifications to approve, and codes of authenticator apps" }
                li { a href="__scenarios.json" { "Scenarios" } " – what can be tried, and as whom, as JSON" }
            }
        },
    )
}
