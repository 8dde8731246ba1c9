//! `interact`: starts an interaction for a client that brings a PKCE challenge.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use tracing::{info, warn};

use super::{Error, Server, params::Params};
use crate::{
    flow::{self, Flow},
    model::{Authorization, Client},
    store::Org,
};

pub(super) async fn start(
    State(org): State<Arc<Org>>,
    server: Server,
    params: Params,
) -> Result<Json<Value>, Error> {
    let authorization = check(&org, server, &params)
        .inspect_err(|e| warn!(error = e.code(), "interact refused"))?;
    info!(client = authorization.client_id, "interact");
    let mut store = org.store();
    let flow = match (params.get("activation_token"), params.get("recovery_token")) {
        (Some(token), _) => {
            let user = store.users.by_activation_token(token);
            flow::by_activation_token(user, &org.config.policy.registration)
        }
        (None, Some(token)) => flow::by_recovery_token(store.users.by_recovery_token(token)),
        (None, None) => first(&org, &authorization),
    };
    let now = org.clock.now();
    let expires = now + org.config.policy.handle_ttl();
    let transactions = &mut store.transactions;
    let (handle, _) = transactions.start(authorization, flow, now, expires, &org.random);
    Ok(Json(json!({ "interaction_handle": handle })))
}

/// How the client's users begin.
pub(super) fn first(org: &Org, authorization: &Authorization) -> Box<dyn Flow> {
    let client = org.config.client(&authorization.client_id);
    let scenario = client.map(|client| org.config.scenario_of(client));
    flow::first(scenario.unwrap_or_default(), &org.random)
}

fn check(org: &Org, server: Server, params: &Params) -> Result<Authorization, Error> {
    let client = params.client(&org.config, StatusCode::BAD_REQUEST)?;
    authorization(org, server, params, client)
}

/// What a client asks for, checked.
pub(super) fn authorization(
    org: &Org,
    server: Server,
    params: &Params,
    client: &Client,
) -> Result<Authorization, Error> {
    let redirect_uri = params.require("redirect_uri")?;
    if !client.allows_redirect(redirect_uri) {
        let text =
            "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.";
        return Err(Error::invalid_request(text));
    }
    if params.require("code_challenge_method")? != "S256" {
        return Err(Error::invalid_request(
            "The 'code_challenge_method' parameter must be 'S256'.",
        ));
    }
    let code_challenge = params.require("code_challenge")?;
    if !is_s256(code_challenge) {
        return Err(Error::invalid_request(
            "The 'code_challenge' parameter is no SHA-256 hash in base64url.",
        ));
    }
    let scopes: Vec<String> = params
        .get("scope")
        .unwrap_or("openid")
        .split_whitespace()
        .map(Into::into)
        .collect();
    if let Some(unknown) = scopes
        .iter()
        .find(|scope| !org.config.policy.scopes.contains(scope))
    {
        let text = format!(
            "The scope '{unknown}' is not configured for the authorization server resource."
        );
        return Err(Error::new("invalid_scope", text));
    }
    Ok(Authorization {
        client_id: client.client_id.clone(),
        scopes,
        server: server.id,
        code_challenge: code_challenge.into(),
        redirect_uri: redirect_uri.into(),
        state: params.get("state").map(Into::into),
        hosted: false,
        nonce: params.get("nonce").map(Into::into),
    })
}

fn is_s256(challenge: &str) -> bool {
    URL_SAFE_NO_PAD
        .decode(challenge)
        .is_ok_and(|hash| hash.len() == 32)
}
