//! A security key in software, as far as the org can tell.

use base64::{Engine, engine::general_purpose::STANDARD};
use mock_org::Random;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub const ORIGIN: &str = "http://localhost:8080";

pub const USER_PRESENT: u8 = 1;
pub const USER_VERIFIED: u8 = 4;
pub const BACKED_UP: u8 = 16;
const NEW_CREDENTIAL: u8 = 64;

const ES256: &[u8] = b"\x26";
/// One that the org does not offer.
pub const ES512: &[u8] = b"\x38\x23";

pub struct Key {
    pair: SigningKey,
    id: [u8; 32],
    pub counter: u32,
    pub origin: &'static str,
    pub rp_id: &'static str,
    pub flags: u8,
    pub cross_origin: bool,
    /// Of COSE, in CBOR.
    pub algorithm: &'static [u8],
}

impl Key {
    pub fn new() -> Self {
        let random = Random::default();
        Self {
            pair: SigningKey::from_slice(&random.bytes::<32>()).unwrap(),
            id: random.bytes(),
            counter: 1,
            origin: ORIGIN,
            rp_id: "org.example",
            flags: USER_PRESENT | USER_VERIFIED,
            cross_origin: false,
            algorithm: ES256,
        }
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> String {
        let (origin, cross_origin) = (self.origin, self.cross_origin);
        json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": cross_origin })
            .to_string()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.rp_id).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// An attestation of format `none` (WebAuthn, 6.5), in CBOR by hand.
    pub fn register(&self, challenge: &Value) -> Value {
        let mut data = self.authenticator_data(self.flags | NEW_CREDENTIAL);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(self.id);
        // {1: 2 (EC2), 3: algorithm, -1: 1 (P-256), -2: x, -3: y}
        let point = self.pair.verifying_key().to_sec1_point(false);
        let point = point.as_bytes();
        data.extend(b"\xa5\x01\x02\x03");
        data.extend(self.algorithm);
        data.extend(b"\x20\x01\x21\x58\x20");
        data.extend(&point[1..33]);
        data.extend(b"\x22\x58\x20");
        data.extend(&point[33..]);
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(data.len().try_into().unwrap());
        attestation.extend(data);
        json!({ "credentials": {
            "clientData": STANDARD.encode(self.client_data("webauthn.create", challenge)),
            "attestation": STANDARD.encode(attestation),
            "transports": "[\"usb\"]",
            "clientExtensions": "{}",
        } })
    }

    pub fn assert(&self, challenge: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", challenge);
        let data = self.authenticator_data(self.flags);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client_data));
        let signature: Signature = self.pair.sign(&signed);
        json!({ "credentials": {
            "clientData": STANDARD.encode(client_data),
            "authenticatorData": STANDARD.encode(data),
            "signatureData": STANDARD.encode(signature.to_der()),
        } })
    }
}
