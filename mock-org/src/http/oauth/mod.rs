//! The OAuth endpoints, of the org's own authorization server and of the custom ones.

mod authorize;
mod claims;
mod error;
mod interact;
mod keys;
mod metadata;
mod params;
mod session;
mod token;
mod userinfo;

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    routing::{get, post},
};

pub use error::Error;
pub use keys::Keys;

use crate::{http::base_url::Base, store::org::Org};

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
            .route("/v1/keys", get(keys::show))
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

/// Path below which an authorization server's endpoints are.
pub fn path_of(server: Option<&str>) -> String {
    server.map_or_else(|| "/oauth2".into(), |server| format!("/oauth2/{server}"))
}

/// The authorization server that a request addresses; an unknown one is refused.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its id; absent for the org's own.
    pub id: Option<String>,
    /// Its issuer, as tokens name it.
    pub issuer: String,
    /// Absolute address of its endpoints, without `/v1`.
    pub endpoints: String,
}

impl FromRequestParts<Arc<Org>> for Server {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, org: &Arc<Org>) -> Result<Self, Error> {
        let Base(base) = Base::from_request_parts(parts, org)
            .await
            .map_err(|(_, why)| Error::invalid_request(why))?;
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, org).await;
        let id = path.ok().and_then(|Path(mut path)| path.remove("server"));
        if id
            .as_ref()
            .is_some_and(|id| !org.config.authorization_servers.contains(id))
        {
            return Err(Error::unknown_server());
        }
        let endpoints = format!("{base}{}", path_of(id.as_deref()));
        // The org's own server is issued by the org itself, as its tokens say.
        let issuer = if id.is_some() {
            endpoints.clone()
        } else {
            base
        };
        Ok(Self {
            id,
            issuer,
            endpoints,
        })
    }
}
