//! The org's signing key, published as a JWK set.

use std::sync::LazyLock;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rsa::traits::PublicKeyParts;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::rs256;

/// An RSA key for RS256, the only algorithm that every client of an org can check.
pub struct SigningKey {
    id: String,
    modulus: String,
    exponent: String,
}

static KEY: LazyLock<SigningKey> = LazyLock::new(SigningKey::read);

impl SigningKey {
    /// The key of every mock org.
    pub fn shared() -> &'static Self {
        &KEY
    }

    fn read() -> Self {
        rs256::install();
        let public = rs256::public();
        let [modulus, exponent] =
            [public.n_bytes(), public.e_bytes()].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
        // Its thumbprint (RFC 7638).
        let members = format!(r#"{{"e":"{exponent}","kty":"RSA","n":"{modulus}"}}"#);
        Self {
            id: URL_SAFE_NO_PAD.encode(Sha256::digest(members)),
            modulus,
            exponent,
        }
    }

    /// Signs claims.
    pub fn sign(&self, claims: &Map<String, Value>) -> String {
        let header = Header {
            kid: Some(self.id.clone()),
            ..Header::new(Algorithm::RS256)
        };
        // The key is that of `rs256`.
        jsonwebtoken::encode(&header, claims, &EncodingKey::from_rsa_der(&[]))
            .expect("JSON claims can be signed with an RSA key")
    }

    /// The claims of a token that this org signed as `issuer`. The caller judges by its own clock whether it is in time.
    pub fn verify(&self, token: &str, issuer: &str) -> Option<Map<String, Value>> {
        let mut rules = Validation::new(Algorithm::RS256);
        rules.validate_exp = false;
        rules.validate_aud = false;
        rules.set_issuer(&[issuer]);
        rules.set_required_spec_claims(&["iss"]);
        jsonwebtoken::decode(token, &DecodingKey::from_rsa_der(&[]), &rules)
            .ok()
            .map(|token| token.claims)
    }

    /// The public key as a JWK set.
    pub fn jwks(&self) -> Value {
        json!({
            "keys": [{
                "kty": "RSA",
                "alg": "RS256",
                "kid": self.id,
                "use": "sig",
                "e": self.exponent,
                "n": self.modulus,
            }]
        })
    }
}

#[cfg(test)]
mod tests {
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
        let jwks = SigningKey::shared().jwks();
        let key = jwks["keys"][0].as_object().unwrap();
        let mut names: Vec<_> = key.keys().collect();
        names.sort();
        assert_eq!(names, ["alg", "e", "kid", "kty", "n", "use"]);
        assert_eq!(key["e"], "AQAB");
        // 2048 bits.
        assert_eq!(key["n"].as_str().map(str::len), Some(342));
    }
}
