//! The claims of access and ID tokens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::Server;
use crate::{
    model::{Policy, Random, User},
    store::Grant,
};

/// What both kinds of token are made from.
pub(super) struct Source<'a> {
    pub server: &'a Server,
    pub grant: &'a Grant,
    pub user: &'a User,
    pub policy: &'a Policy,
    pub random: &'a Random,
    pub now: OffsetDateTime,
}

impl Source<'_> {
    /// Claims of an access token.
    pub fn access(&self) -> Map<String, Value> {
        let asked = &self.grant.authorization;
        let audience = if self.server.id.is_some() {
            "api://default"
        } else {
            self.server.issuer.as_str()
        };
        let mut claims = self.common("AT");
        claims.extend([
            ("aud".to_owned(), json!(audience)),
            ("cid".to_owned(), json!(asked.client_id)),
            ("uid".to_owned(), json!(self.user.id)),
            ("scp".to_owned(), json!(asked.scopes)),
            ("sub".to_owned(), json!(self.user.email)),
        ]);
        claims
    }

    /// Claims of the ID token that goes with an access token.
    pub fn id(&self, access_token: &str) -> Map<String, Value> {
        let asked = &self.grant.authorization;
        let mut claims = self.common("ID");
        claims.extend([
            ("aud".to_owned(), json!(asked.client_id)),
            ("sub".to_owned(), json!(self.user.id)),
            ("at_hash".to_owned(), json!(at_hash(access_token))),
        ]);
        if let Some(nonce) = &asked.nonce {
            claims.insert("nonce".into(), json!(nonce));
        }
        let profile = self.user.claims(&asked.scopes).into_iter();
        claims.extend(profile.map(|(name, value)| (name.to_owned(), value)));
        claims
    }

    fn common(&self, prefix: &str) -> Map<String, Value> {
        let issued = self.now.unix_timestamp();
        let claims = json!({
            "ver": 1,
            "jti": format!("{prefix}.{}", self.random.opaque()),
            "iss": self.server.issuer,
            "iat": issued,
            "exp": issued + i64::from(self.policy.token_ttl_seconds),
            "auth_time": self.grant.auth_time.unix_timestamp(),
        });
        match claims {
            Value::Object(claims) => claims,
            _ => Map::new(),
        }
    }
}

/// The left half of the access token's hash (OpenID Connect Core, 3.1.3.6).
fn at_hash(access_token: &str) -> String {
    let hash = Sha256::digest(access_token);
    let half = hash.get(..16).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(half)
}

#[cfg(test)]
mod tests {
    #[test]
    fn at_hash_is_the_left_half_of_the_digest() {
        // The access token of OpenID Connect Core, A.3.
        let hash = super::at_hash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
        assert_eq!(hash, "77QmUPtjPfzWtF2AnpK9RQ");
    }
}
