//! A security key or a passkey. Everything about an answer is checked by `webauthn-rs`: challenge, origin, relying
//! party, flags, signature, and the counter that tells a copied key.

mod ceremony;
mod enrollment;
mod passkey_login;
mod verification;

pub use enrollment::Enrollment;
pub use passkey_login::PasskeyLogin;
pub use verification::Verification;
