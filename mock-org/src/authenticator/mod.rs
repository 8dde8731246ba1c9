//! Authenticators: how each is verified, and how it is set up. One module for each.
//!
//! A new one is a variant of [`crate::model::Authenticator`], a module with its [`Challenge`]s, and their start in
//! [`start`]; the flows need no change.

mod challenge;
mod describe;
mod email;
mod fast_pass;
mod passcode;
mod password;
mod phone;
mod push;
mod qr;
mod question;
mod select;
mod start;
mod totp;
mod webauthn;

pub use challenge::{Challenge, Progress, Refusal, Remediation};
pub use describe::{authenticators, current, describe, enrollments, verified};
pub use fast_pass::FastPass;
pub use passcode::PASSCODE;
pub use password::NewPassword;
pub use select::{selected, selection_form};
pub use start::{start_enrollment, start_verification};
pub use webauthn::PasskeyLogin;
