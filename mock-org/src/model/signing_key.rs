//! The org's signing key, published as a JWK set.

use std::sync::LazyLock;

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation,
    jwk::{Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash},
};
use serde_json::{Map, Value, json};

/// An RSA key for RS256, the only algorithm that every client of an org can check.
pub struct SigningKey {
    private: EncodingKey,
    public: DecodingKey,
    jwk: Jwk,
}

/// The key of every mock org, so that tokens are the same on each run. It keeps nothing secret: it is published with the
/// source. PKCS #1.
static KEY: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::read(include_bytes!("../../signing-key.der")));

impl SigningKey {
    /// The key of every mock org.
    pub fn shared() -> &'static Self {
        &KEY
    }

    fn read(der: &[u8]) -> Self {
        let private = EncodingKey::from_rsa_der(der);
        let mut jwk = Jwk::from_encoding_key(&private, Algorithm::RS256)
            .expect("the key that comes with the source can be read");
        jwk.common.key_id = Some(jwk.thumbprint(ThumbprintHash::SHA256));
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        jwk.common.key_algorithm = Some(KeyAlgorithm::RS256);
        Self {
            private,
            public: DecodingKey::from_jwk(&jwk).expect("its public part can be read, too"),
            jwk,
        }
    }

    /// Signs claims.
    pub fn sign(&self, claims: &Map<String, Value>) -> String {
        let header = Header {
            kid: self.jwk.common.key_id.clone(),
            ..Header::new(Algorithm::RS256)
        };
        jsonwebtoken::encode(&header, claims, &self.private)
            .expect("JSON claims can be signed with an RSA key")
    }

    /// The claims of a token that this org signed as `issuer`. The caller judges by its own clock whether it is in time.
    pub fn verify(&self, token: &str, issuer: &str) -> Option<Map<String, Value>> {
        let mut rules = Validation::new(Algorithm::RS256);
        rules.validate_exp = false;
        rules.validate_aud = false;
        rules.set_issuer(&[issuer]);
        rules.set_required_spec_claims(&["iss"]);
        jsonwebtoken::decode(token, &self.public, &rules)
            .ok()
            .map(|token| token.claims)
    }

    /// The public key as a JWK set.
    pub fn jwks(&self) -> Value {
        json!({ "keys": [self.jwk] })
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::jwk::AlgorithmParameters;

    use super::*;

    #[test]
    fn what_the_key_signed_it_verifies_unless_it_was_changed() {
        let key = SigningKey::shared();
        let claims = Map::from_iter([
            ("iss".to_owned(), json!("http://org")),
            ("sub".to_owned(), json!("x")),
        ]);
        let token = key.sign(&claims);
        assert_eq!(key.verify(&token, "http://org"), Some(claims));
        assert_eq!(key.verify(&token, "http://elsewhere"), None);
        assert_eq!(key.verify("no.token.this", "http://org"), None);
        let at = token.len() - 9;
        let other = if token[at..].starts_with('A') {
            "B"
        } else {
            "A"
        };
        let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
        assert_eq!(key.verify(&changed, "http://org"), None);
    }

    #[test]
    fn the_published_key_is_the_public_part_alone() {
        let AlgorithmParameters::RSA(parameters) = &SigningKey::shared().jwk.algorithm else {
            panic!("an RSA key")
        };
        let key = SigningKey::shared().jwks()["keys"][0].clone();
        let expected = json!({
            "kty": "RSA",
            "alg": "RS256",
            "kid": SigningKey::shared().jwk.common.key_id,
            "use": "sig",
            "e": "AQAB",
            "n": parameters.n,
        });
        assert_eq!(key, expected);
    }
}
