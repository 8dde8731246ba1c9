//! A security key or a passkey. Everything about an answer is checked: challenge, origin, relying party, flags, signature,
//! and the counter that tells a copied key; an assertion by `webauthn-rs`, a new key by `registration`.

mod ceremony;
mod enrollment;
mod passkey_login;
mod registration;
mod verification;

pub use enrollment::Enrollment;
pub use passkey_login::PasskeyLogin;
pub use verification::Verification;
