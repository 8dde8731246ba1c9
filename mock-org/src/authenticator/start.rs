//! How each authenticator's challenges begin.

use super::{Challenge, NewPassword, email, password, phone, push, question, totp, webauthn};
use crate::{
    ion::{Answer, Message},
    model::{Authenticator, Context, User},
};

/// Starts to verify a user who has it; `selected` is the answer that chose it.
pub fn start_verification(
    authenticator: Authenticator,
    user: &User,
    selected: Option<&Answer>,
    cx: &mut Context,
) -> Box<dyn Challenge> {
    match authenticator {
        Authenticator::Password => Box::new(password::Verification::new(user)),
        Authenticator::Email => Box::new(email::Code::send(user, cx)),
        Authenticator::Phone => Box::new(phone::Code::verify(user, selected, cx)),
        Authenticator::Totp => Box::new(totp::Verification::new(user)),
        Authenticator::SecurityQuestion => Box::new(question::Verification::new(user)),
        Authenticator::Push => Box::new(push::Verification::send(user, cx)),
        Authenticator::WebAuthn => Box::new(webauthn::Verification::new(user, cx)),
    }
}

/// Starts to set it up for a user; the message says why that cannot be.
pub fn start_enrollment(
    authenticator: Authenticator,
    user: &User,
    selected: Option<&Answer>,
    cx: &mut Context,
) -> Result<Box<dyn Challenge>, Message> {
    Ok(match authenticator {
        Authenticator::Password => Box::new(NewPassword::enroll(user)),
        Authenticator::Email => Box::new(email::Code::send(user, cx)),
        Authenticator::Phone => Box::new(phone::Code::enroll(user, selected, cx)?),
        Authenticator::Totp => Box::new(totp::Enrollment::new(user, cx)),
        Authenticator::SecurityQuestion => Box::new(question::Enrollment::default()),
        Authenticator::Push => Box::new(push::Enrollment::new(user, cx)),
        Authenticator::WebAuthn => Box::new(webauthn::Enrollment::new(user, cx)),
    })
}
