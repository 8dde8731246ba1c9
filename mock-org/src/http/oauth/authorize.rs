//! `authorize`: begins a flow that the org's own pages show, and sends the browser back when it has ended.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tracing::{info, warn};
use url::Url;

use super::{Error, Server, interact, params::Params};
use crate::{
    model::{Authorization, BaseUrl},
    store::Org,
};

/// Gives the state token to the page, which an org would have put into the page itself.
pub(super) async fn start(
    State(org): State<Arc<Org>>,
    server: Server,
    BaseUrl(base): BaseUrl,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Error> {
    let authorization = check(&org, server, query.as_deref().unwrap_or_default())
        .inspect_err(|e| warn!(error = e.code(), "authorize refused"))?;
    info!(client = authorization.client_id, "authorize");
    let flow = interact::first(&org, &authorization);
    let now = org.clock.now();
    let expires = now + org.config.policy.handle_ttl();
    let transactions = &mut org.store().transactions;
    let (_, state_token) = transactions.start(authorization, flow, now, expires, &org.random);
    Ok(Json(json!({ "stateToken": state_token, "baseUrl": base })))
}

fn check(org: &Org, server: Server, query: &str) -> Result<Authorization, Error> {
    let params = Params::of_query(query)?;
    // The browser asks, so there is no secret to check until the code is redeemed.
    let client = org.config.client(params.require("client_id")?);
    let client = client.ok_or_else(|| {
        Error::invalid_client(
            StatusCode::BAD_REQUEST,
            "Invalid value for 'client_id' parameter.",
        )
    })?;
    if params.require("response_type")? != "code" {
        let text = "The 'response_type' parameter must be 'code'.";
        return Err(Error::new("unsupported_response_type", text));
    }
    Ok(Authorization {
        hosted: true,
        ..interact::authorization(org, server, &params, client)?
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Visit {
    state_token: String,
}

/// Where `success-redirect` leads: back to the application, with its code.
pub(super) async fn finish(State(org): State<Arc<Org>>, Query(visit): Query<Visit>) -> Response {
    let store = org.store();
    let ended = store.grants.code_of(&visit.state_token);
    let hosted = ended
        .filter(|(_, grant)| grant.authorization.hosted && org.clock.now() < grant.code_expires);
    let back = hosted.and_then(|(code, grant)| {
        let mut back = Url::parse(&grant.authorization.redirect_uri).ok()?;
        back.query_pairs_mut().append_pair("code", code);
        if let Some(state) = &grant.authorization.state {
            back.query_pairs_mut().append_pair("state", state);
        }
        Some(back)
    });
    match back {
        Some(back) => Redirect::to(back.as_str()).into_response(),
        None => (
            StatusCode::NOT_FOUND,
            "This sign-in has not ended, or has expired.\n",
        )
            .into_response(),
    }
}
