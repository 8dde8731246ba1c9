//! The OAuth endpoints, of the org's own authorization server and of the custom ones.

mod authorize;
mod claims;
mod error;
mod interact;
mod metadata;
mod params;
mod server;
mod session;
mod token;
mod userinfo;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use serde_json::Value;

pub use error::Error;
pub use server::{Server, path_of};

use crate::store::Org;

/// All endpoints, below `/oauth2` and below `/oauth2/{server}`.
pub fn routes() -> Router<Arc<Org>> {
    let metadata = || get(metadata::show);
    let endpoints = || {
        Router::new()
            .route(
                "/v1/interact",
                post(interact::start).fallback(error::method_not_allowed),
            )
            .route(
                "/v1/token",
                post(token::issue).fallback(error::method_not_allowed),
            )
            .route(
                "/v1/revoke",
                post(session::revoke).fallback(error::method_not_allowed),
            )
            .route("/v1/authorize", get(authorize::start))
            .route("/v1/logout", get(session::logout))
            .route("/v1/keys", get(keys))
            .route("/v1/userinfo", get(userinfo::show).post(userinfo::show))
    };
    Router::new()
        .route("/login/token/redirect", get(authorize::finish))
        .route("/.well-known/openid-configuration", metadata())
        .route(
            "/oauth2/{server}/.well-known/openid-configuration",
            metadata(),
        )
        .route(
            "/oauth2/{server}/.well-known/oauth-authorization-server",
            metadata(),
        )
        .nest("/oauth2", endpoints())
        .nest("/oauth2/{server}", endpoints())
}

async fn keys(State(org): State<Arc<Org>>, _server: Server) -> Json<Value> {
    Json(org.signing_key().jwks())
}
