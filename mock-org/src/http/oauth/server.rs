//! The authorization servers of the org.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

use super::Error;
use crate::{model::BaseUrl, store::Org};

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
        let base = BaseUrl::from_request_parts(parts, org)
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
        Ok(Self {
            issuer: base.issuer(id.as_deref()),
            endpoints: format!("{}{}", base.0, path_of(id.as_deref())),
            id,
        })
    }
}
