//! `token`: redeems an interaction code or a refresh token.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tracing::{info, warn};

use super::{Error, Server, claims::Source, params::Params};
use crate::{
    model::Client,
    store::{Grant, MemoryStore, Org},
};

type Reply = ([(HeaderName, &'static str); 1], Json<Value>);

pub(super) async fn issue(
    State(org): State<Arc<Org>>,
    server: Server,
    params: Params,
) -> Result<Reply, Error> {
    let tokens =
        redeem(&org, &server, &params).inspect_err(|e| warn!(error = e.code(), "token refused"))?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(tokens)))
}

fn redeem(org: &Org, server: &Server, params: &Params) -> Result<Value, Error> {
    let client = params.client(&org.config, StatusCode::UNAUTHORIZED)?;
    let mut store = org.store();
    let grant_type = params.require("grant_type")?;
    let (grant, refresh_token) = match grant_type {
        "interaction_code" | "authorization_code" => {
            code(org, server, client, params, &mut store, grant_type)?
        }
        "refresh_token" => refresh_token(server, client, params, &store)?,
        _ => {
            return Err(Error::new(
                "unsupported_grant_type",
                "The grant type is not supported by this org.",
            ));
        }
    };
    let Some(user) = store.users.get(&grant.user_id) else {
        return Err(Error::invalid_grant("The user of this grant is gone."));
    };
    let source = Source {
        server,
        grant: &grant,
        user,
        policy: &org.config.policy,
        random: &org.random,
        now: org.clock.now(),
    };
    let access_token = org.signing_key().sign(&source.access());
    let scopes = &grant.authorization.scopes;
    let mut tokens = json!({
        "token_type": "Bearer",
        "expires_in": org.config.policy.token_ttl_seconds,
        "access_token": access_token,
        "scope": scopes.join(" "),
    });
    if scopes.iter().any(|scope| scope == "openid") {
        tokens["id_token"] = org.signing_key().sign(&source.id(&access_token)).into();
    }
    if let Some(refresh_token) = refresh_token {
        tokens["refresh_token"] = refresh_token.into();
    }
    info!(client = client.client_id, grant_type, "tokens issued");
    Ok(tokens)
}

type Redeemed = (Grant, Option<String>);

/// A code that a page got, or the browser.
fn code(
    org: &Org,
    server: &Server,
    client: &Client,
    params: &Params,
    store: &mut MemoryStore,
    grant_type: &str,
) -> Result<Redeemed, Error> {
    let hosted = grant_type == "authorization_code";
    let (name, what) = match hosted {
        true => ("code", "authorization code"),
        false => ("interaction_code", "interaction code"),
    };
    let code = params.require(name)?;
    let verifier = params.require("code_verifier")?;
    // Whoever tries a code has used it up, also where the verifier turns out wrong.
    let grant = store
        .grants
        .redeem_code(code)
        .ok_or_else(|| invalid(what))?;
    store.transactions.end(&grant.state_handle);
    let asked = &grant.authorization;
    let theirs = asked.client_id == client.client_id
        && asked.server == server.id
        && asked.hosted == hosted
        && (!hosted || params.get("redirect_uri") == Some(asked.redirect_uri.as_str()));
    if !theirs || org.clock.now() >= grant.code_expires {
        return Err(invalid(what));
    }
    if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != asked.code_challenge {
        return Err(Error::invalid_grant("PKCE verification failed."));
    }
    let offline = asked.scopes.iter().any(|scope| scope == "offline_access");
    let refresh_token =
        offline.then(|| store.grants.issue_refresh_token(grant.clone(), &org.random));
    Ok((grant, refresh_token))
}

fn refresh_token(
    server: &Server,
    client: &Client,
    params: &Params,
    store: &MemoryStore,
) -> Result<Redeemed, Error> {
    let token = params.require("refresh_token")?;
    let grant = store
        .grants
        .refresh(token, &client.client_id)
        .filter(|grant| grant.authorization.server == server.id);
    let mut grant = grant.cloned().ok_or_else(|| invalid("refresh token"))?;
    if let Some(scope) = params.get("scope") {
        let fewer: Vec<String> = scope.split_whitespace().map(Into::into).collect();
        if fewer
            .iter()
            .any(|scope| !grant.authorization.scopes.contains(scope))
        {
            return Err(Error::new(
                "invalid_scope",
                "A refresh cannot ask for more than was granted.",
            ));
        }
        grant.authorization.scopes = fewer;
    }
    Ok((grant, Some(token.into())))
}

fn invalid(what: &str) -> Error {
    Error::invalid_grant(format!("The {what} is invalid or has expired."))
}
