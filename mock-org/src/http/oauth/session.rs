//! `revoke` and `logout`.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use serde_json::Value;
use tracing::info;

use super::{Error, Server, params::Params};
use crate::store::Org;

/// RFC 7009: an unknown token is no error.
pub(super) async fn revoke(
    State(org): State<Arc<Org>>,
    server: Server,
    params: Params,
) -> Result<StatusCode, Error> {
    let client = params.client(&org.config, StatusCode::UNAUTHORIZED)?;
    let token = params.require("token")?;
    let claims = org.signing_key().verify(token, &server.issuer);
    let jti = claims.and_then(|claims| claims.get("jti").and_then(Value::as_str).map(Into::into));
    let mut store = org.store();
    let theirs = store.grants.refresh(token, &client.client_id).is_some();
    if theirs || jti.is_some() {
        store.grants.revoke(token, jti);
        info!(client = client.client_id, "token revoked");
    }
    Ok(StatusCode::OK)
}

#[derive(Deserialize)]
pub(super) struct Logout {
    id_token_hint: Option<String>,
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
}

/// Sends the browser back to the application; the org keeps no browser session that could end.
pub(super) async fn logout(
    State(org): State<Arc<Org>>,
    server: Server,
    Query(query): Query<Logout>,
) -> Result<Response, Error> {
    let hint = query
        .id_token_hint
        .ok_or_else(|| Error::invalid_request("The parameter 'id_token_hint' is required."))?;
    let claims = org.signing_key().verify(&hint, &server.issuer);
    let audience = claims
        .as_ref()
        .and_then(|claims| claims.get("aud")?.as_str());
    let Some(client) = audience.and_then(|client_id| org.config.client(client_id)) else {
        return Err(Error::invalid_request(
            "The 'id_token_hint' is no ID token of this org.",
        ));
    };
    let Some(uri) = query.post_logout_redirect_uri else {
        return Ok("You are signed out.\n".into_response());
    };
    let allowed = url::Url::parse(&uri)
        .ok()
        .filter(|_| client.allows_redirect(&uri));
    let Some(mut uri) = allowed else {
        return Err(Error::invalid_request(
            "The 'post_logout_redirect_uri' is not one of the client's.",
        ));
    };
    if let Some(state) = query.state {
        uri.query_pairs_mut().append_pair("state", &state);
    }
    Ok(Redirect::to(uri.as_str()).into_response())
}
