//! The org's signing key: made by the org itself, published as a JWK set.

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::KeyPair as _,
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Map, Value, json};

use super::secret;

/// An RSA key for RS256, the only algorithm that every client of an org can check.
pub struct SigningKey {
    id: String,
    private: EncodingKey,
    public: DecodingKey,
    modulus: String,
    exponent: String,
}

impl SigningKey {
    /// Makes a new key.
    pub fn generate() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("an RSA key can be made");
        let der: Pkcs8V1Der = pair
            .as_der()
            .expect("a key that was just made can be written");
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der.as_ref())
        );
        let public = pair.public_key();
        let modulus = URL_SAFE_NO_PAD.encode(public.modulus().big_endian_without_leading_zero());
        let exponent = URL_SAFE_NO_PAD.encode(public.exponent().big_endian_without_leading_zero());
        Self {
            id: secret::opaque(),
            private: EncodingKey::from_rsa_pem(pem.as_bytes())
                .expect("a key that was just made can be read"),
            public: DecodingKey::from_rsa_components(&modulus, &exponent)
                .expect("the parts of a key make a key"),
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
    fn what_one_key_signed_no_other_key_verifies() {
        let (ours, others) = (SigningKey::generate(), SigningKey::generate());
        let claims = Map::from_iter([
            ("iss".to_owned(), json!("http://org")),
            ("sub".to_owned(), json!("x")),
        ]);
        let token = ours.sign(&claims);
        assert_eq!(ours.verify(&token, "http://org"), Some(claims));
        assert_eq!(ours.verify(&token, "http://elsewhere"), None);
        assert_eq!(others.verify(&token, "http://org"), None);
        assert_eq!(ours.verify("no.token.this", "http://org"), None);
    }
}
