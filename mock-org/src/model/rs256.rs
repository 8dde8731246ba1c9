//! RS256 (RFC 7518, 3.3) with the key of every mock org, for `jsonwebtoken`.

use std::sync::LazyLock;

use jsonwebtoken::{
    Algorithm,
    crypto::{CryptoProvider, JwkUtils, JwtSigner, JwtVerifier},
    errors::ErrorKind,
};
use rsa::{
    RsaPrivateKey,
    pkcs1::DecodeRsaPrivateKey,
    pkcs1v15::{Signature, SigningKey},
    signature::{Keypair, SignatureEncoding, Signer as _, Verifier as _},
};
use sha2::Sha256;
use signature::Error;

/// Tokens are the same on each run, and making an RSA key takes seconds in WebAssembly, so there is one for all orgs. It
/// keeps nothing secret: it is published with the source. PKCS #1 in DER.
static KEY: LazyLock<SigningKey<Sha256>> = LazyLock::new(|| {
    let key = RsaPrivateKey::from_pkcs1_der(include_bytes!("../../signing-key.der"));
    SigningKey::new(key.expect("the key that comes with the source can be read"))
});

/// Has that key and that algorithm only, whatever key it is given.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, _| match algorithm {
        Algorithm::RS256 => Ok(Box::new(Rs256)),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, _| match algorithm {
        Algorithm::RS256 => Ok(Box::new(Rs256)),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    jwk_utils: JwkUtils::new_unimplemented(),
};

/// Lets `jsonwebtoken` use it.
pub fn install() {
    // It fails where it was done before.
    let _ = PROVIDER.install_default();
}

/// The public key.
pub fn public() -> rsa::RsaPublicKey {
    KEY.verifying_key().into()
}

struct Rs256;

impl signature::Signer<Vec<u8>> for Rs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = KEY.try_sign(message).map_err(Error::from_source)?;
        Ok(signature.to_vec())
    }
}

impl signature::Verifier<Vec<u8>> for Rs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        let signature = Signature::try_from(signature.as_slice()).map_err(Error::from_source)?;
        let key = KEY.verifying_key();
        key.verify(message, &signature).map_err(Error::from_source)
    }
}

impl JwtSigner for Rs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::RS256
    }
}

impl JwtVerifier for Rs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::RS256
    }
}
