//! A mock of the identity providers that an org may send the browser to, and the way back.

use std::sync::Arc;

use axum::{
    Form, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use maud::html;
use serde::Deserialize;

use super::engine;
use crate::{http::layout, model::BaseUrl, store::Org};

/// `/sso/idps/{id}?stateToken=…`.
pub(super) fn routes() -> Router<Arc<Org>> {
    Router::new().route("/sso/idps/{id}", get(page).post(decide))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Visit {
    state_token: String,
}

/// What the person at the provider decides: `continue` as somebody, or anything else to fail.
#[derive(Deserialize)]
struct Decision {
    outcome: String,
    #[serde(default)]
    login: String,
}

fn gone(text: &str) -> Response {
    let page = layout::page("Identity provider", html! { p { (text) } });
    (StatusCode::NOT_FOUND, page).into_response()
}

fn name<'a>(org: &'a Org, id: &str) -> Option<&'a str> {
    let mut all = org.config.identity_providers.iter();
    Some(&all.find(|idp| idp.id == id)?.name)
}

async fn page(
    State(org): State<Arc<Org>>,
    Path(id): Path<String>,
    Query(visit): Query<Visit>,
) -> Response {
    let Some(name) = name(&org, &id) else {
        return gone("There is no such identity provider.");
    };
    let page: Html<String> = layout::page(
        name,
        html! {
            p { "This stands for the sign-in page of another organisation." }
            form method="post" action={ "?stateToken=" (visit.state_token) } {
                p {
                    label for="login" { "Sign in as " }
                    input id="login" name="login" type="email" value="idp@example.com" autocomplete="off";
                }
                button name="outcome" value="continue" { "Continue" }
                button name="outcome" value="fail" { "Fail" }
            }
        },
    );
    page.into_response()
}

async fn decide(
    State(org): State<Arc<Org>>,
    base_url: BaseUrl,
    Path(id): Path<String>,
    Query(visit): Query<Visit>,
    Form(decision): Form<Decision>,
) -> Response {
    if name(&org, &id).is_none() {
        return gone("There is no such identity provider.");
    }
    let login = (decision.outcome == "continue").then_some(decision.login.trim());
    match engine::take_back(&org, &base_url, &visit.state_token, login) {
        Some(back) => Redirect::to(back.as_str()).into_response(),
        None => gone("This sign-in has expired. Return to the application."),
    }
}
