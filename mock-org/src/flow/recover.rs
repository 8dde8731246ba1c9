//! Password recovery: who it is, a code by email, a new password.

use axum::http::StatusCode;

use super::{Flow, Outcome, register::Register};
use crate::{
    authenticator::{
        Challenge, NewPassword, Progress, Remediation, authenticators, describe, enrollments,
        start_verification, verified,
    },
    ion::{Answer, Field, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Authenticator, Context, User},
};

/// `identify-recovery` → `challenge-authenticator` → `reset-authenticator`.
#[derive(Clone, Default)]
pub(super) struct Recover {
    phase: Phase,
}

#[derive(Clone, Default)]
enum Phase {
    #[default]
    Identify,
    Challenge {
        user_id: String,
        challenge: Box<dyn Challenge>,
    },
    Reset {
        user_id: String,
        password: Box<NewPassword>,
    },
}

impl Recover {
    /// Recovers the password of a user who is known already; the message says why that is not allowed.
    pub(super) fn of(user: &User, cx: &mut Context) -> Result<Self, Message> {
        if user.enrolled.contains(&Authenticator::Email)
            && user.enrolled.contains(&Authenticator::Password)
        {
            let challenge = start_verification(Authenticator::Email, user, None, cx);
            return Ok(Self {
                phase: Phase::Challenge {
                    user_id: user.id.clone(),
                    challenge,
                },
            });
        }
        let text =
            "Reset password is not allowed at this time. Please contact support for assistance.";
        Err(Message::error(MessageKey::ResetPasswordNotAllowed, text))
    }

    /// For somebody who has proven already that they may.
    pub(super) fn proven(user: &User) -> Self {
        Self {
            phase: Phase::Reset {
                user_id: user.id.clone(),
                password: Box::new(NewPassword::reset(user)),
            },
        }
    }

    fn identify(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let login = answer.text(&["identifier"]);
        let Some(user) = cx.store.user_by_login(login).cloned() else {
            let text = format!("There is no account with the Username {login}.");
            return Outcome::Say(StatusCode::OK, Message::info(MessageKey::UnknownUser, text));
        };
        match Self::of(&user, cx) {
            Err(message) => Outcome::Say(StatusCode::FORBIDDEN, message),
            Ok(next) => {
                *self = next;
                Outcome::Next
            }
        }
    }
}

impl Flow for Recover {
    fn name(&self) -> &'static str {
        "recover"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let user_id = match &self.phase {
            Phase::Identify => {
                return Screen::new(vec![
                    Form::post(
                        FormName::IdentifyRecovery,
                        "/idp/idx/identify",
                        vec![Field::text("identifier", "Username").required()],
                    ),
                    Form::post(FormName::SelectEnrollProfile, "/idp/idx/enroll", Vec::new()),
                ]);
            }
            Phase::Challenge { user_id, .. } | Phase::Reset { user_id, .. } => user_id,
        };
        let Some(user) = cx.user(user_id) else {
            return Screen::terminal(Message::session_expired());
        };
        let screen = match &self.phase {
            Phase::Reset { password, .. } => {
                Screen::new(password.forms(Remediation::current(FormName::ResetAuthenticator)))
                    .with(Object::new(
                        "currentAuthenticator",
                        describe(Authenticator::Password),
                    ))
                    .with(authenticators(&[Authenticator::Password]))
            }
            Phase::Challenge { challenge, .. } => {
                Screen::new(challenge.forms(Remediation::verify(challenge.authenticator())))
                    .with(verified(challenge.as_ref(), &user, challenge.actions()))
                    .with(authenticators(&[challenge.authenticator()]))
            }
            Phase::Identify => Screen::default(),
        };
        screen
            .with(enrollments(&user.enrolled, &user))
            .with(Object::new(
                "recoveryAuthenticator",
                describe(Authenticator::Password),
            ))
            .with(Object::user(&user))
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        match (answer.form, &mut self.phase) {
            (FormName::IdentifyRecovery, Phase::Identify) => self.identify(answer, cx),
            (FormName::SelectEnrollProfile, _) => Register::begin(cx),
            (_, Phase::Challenge { user_id, challenge }) => {
                match challenge.answer(answer, cx) {
                    Err(refusal) => return refusal.into(),
                    Ok(Progress::Waiting) => return Outcome::Next,
                    Ok(Progress::Proven) => {}
                }
                let Some(user) = cx.user(user_id) else {
                    return Outcome::Stop(StatusCode::UNAUTHORIZED, Message::session_expired());
                };
                let password = Box::new(NewPassword::reset(&user));
                self.phase = Phase::Reset {
                    user_id: user.id,
                    password,
                };
                Outcome::Next
            }
            (FormName::ResetAuthenticator, Phase::Reset { user_id, password }) => {
                if let Err(refusal) = password.answer(answer, cx) {
                    return refusal.into();
                }
                if password.revoke_sessions() {
                    cx.store.revoke_refresh_tokens(user_id);
                }
                let Some(user) = cx.store.user_mut(user_id) else {
                    return Outcome::Stop(StatusCode::UNAUTHORIZED, Message::session_expired());
                };
                password.apply(user);
                if user.assigned {
                    return Outcome::Finish(user.id.clone());
                }
                Outcome::Stop(StatusCode::BAD_REQUEST, Message::not_assigned())
            }
            _ => Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request()),
        }
    }
}
