//! `userinfo`: the claims that an access token gives access to.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
};
use serde_json::{Map, Value};

use super::{Error, Server};
use crate::store::Org;

pub(super) async fn show(
    State(org): State<Arc<Org>>,
    server: Server,
    headers: HeaderMap,
) -> Result<Json<Map<String, Value>>, Error> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let token = bearer.ok_or_else(|| Error::invalid_token("A bearer token is required."))?;
    claims_for(&org, &server, token)
        .map(Json)
        .ok_or_else(|| Error::invalid_token("The access token is invalid."))
}

fn claims_for(org: &Org, server: &Server, token: &str) -> Option<Map<String, Value>> {
    let claims = org.signing_key().verify(token, &server.issuer)?;
    let in_time = claims.get("exp")?.as_i64()? > org.clock.now().unix_timestamp();
    let store = org.store();
    if !in_time || store.grants.is_revoked(claims.get("jti")?.as_str()?) {
        return None;
    }
    // Only an access token says for which user (`uid`) and which scopes (`scp`) it is.
    let user = store.users.get(claims.get("uid")?.as_str()?)?;
    let scopes = claims
        .get("scp")?
        .as_array()?
        .iter()
        .filter_map(|scope| scope.as_str().map(str::to_owned));
    let mut answer = Map::from_iter([("sub".to_owned(), Value::from(user.id.as_str()))]);
    let profile = user.claims(&scopes.collect::<Vec<_>>());
    answer.extend(
        profile
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value)),
    );
    Some(answer)
}
