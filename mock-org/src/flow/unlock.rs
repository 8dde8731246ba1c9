//! Unlocking an account: who it is, and a code by mail or telephone.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    authenticator::{
        Challenge, Progress, Remediation, authenticators, enrollments, selected, selection_form,
        start_verification, verified,
    },
    ion::{Answer, Field, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Authenticator, Context, User},
};

/// `unlock-account` → `select-authenticator-unlock-account` → `challenge-authenticator`.
#[derive(Clone, Default)]
pub(super) struct Unlock {
    phase: Phase,
}

#[derive(Clone, Default)]
enum Phase {
    #[default]
    Identify,
    Select {
        user_id: String,
    },
    Challenge {
        user_id: String,
        challenge: Box<dyn Challenge>,
    },
}

/// Chooses how to unlock an account.
const SELECT: FormName = FormName::SelectAuthenticatorUnlockAccount;

/// The way here.
pub(super) fn unlock_form() -> Form {
    Form::post(
        FormName::UnlockAccount,
        "/idp/idx/unlock-account",
        Vec::new(),
    )
}

/// What the user has, of what unlocks an account.
fn offered(user: &User) -> Vec<Authenticator> {
    let mut offered = vec![Authenticator::Email, Authenticator::Phone];
    offered.retain(|authenticator| user.enrolled.contains(authenticator));
    offered
}

impl Unlock {
    fn identify(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let user = cx.store.user_by_login(answer.text(&["identifier"]));
        let Some(user) = user.filter(|user| !offered(user).is_empty()) else {
            // As an org does it, the same for somebody who does not exist.
            let text = "Self Service Unlock is not allowed at this time. Please contact support for assistance.";
            let message = Message::error(MessageKey::UnlockNotAllowed, text);
            return Outcome::Say(StatusCode::BAD_REQUEST, message);
        };
        self.phase = Phase::Select {
            user_id: user.id.clone(),
        };
        Outcome::Next
    }

    fn select(&mut self, user: &User, answer: &Answer, cx: &mut Context) -> Outcome {
        let Some(authenticator) = selected(&offered(user), answer) else {
            return Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request());
        };
        self.phase = Phase::Challenge {
            user_id: user.id.clone(),
            challenge: start_verification(authenticator, user, Some(answer), cx),
        };
        Outcome::Next
    }
}

impl Flow for Unlock {
    fn name(&self) -> &'static str {
        "unlock"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let user_id = match &self.phase {
            Phase::Identify => {
                let identifier = Field::text("identifier", "Username").required();
                return Screen::new(vec![
                    Form::post(
                        FormName::UnlockAccount,
                        "/idp/idx/identify",
                        vec![identifier],
                    ),
                    Form::post(
                        FormName::SelectIdentify,
                        "/idp/idx/identify/select",
                        Vec::new(),
                    ),
                ]);
            }
            Phase::Select { user_id } | Phase::Challenge { user_id, .. } => user_id,
        };
        let Some(user) = cx.user(user_id) else {
            return Screen::terminal(Message::session_expired());
        };
        let Phase::Challenge { challenge, .. } = &self.phase else {
            let offered = offered(&user);
            let list = "authenticatorEnrollments";
            let select = selection_form(SELECT, "/idp/idx/challenge", list, &offered);
            return Screen::new(vec![select])
                .with(authenticators(&offered))
                .with(enrollments(&offered, &user))
                .with(Object::user(&user));
        };
        let authenticator = challenge.authenticator();
        Screen::new(challenge.forms(Remediation::verify(authenticator)))
            .with(verified(challenge.as_ref(), &user, challenge.actions()))
            .with(authenticators(&[authenticator]))
            .with(enrollments(&[authenticator], &user))
            .with(Object::user(&user))
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let (user_id, challenge) = match &mut self.phase {
            Phase::Identify if answer.form == FormName::UnlockAccount => {
                return self.identify(answer, cx);
            }
            Phase::Identify => return Outcome::SignIn,
            Phase::Select { user_id } => {
                return match cx.user(user_id) {
                    Some(user) => self.select(&user, answer, cx),
                    None => Outcome::Stop(StatusCode::UNAUTHORIZED, Message::session_expired()),
                };
            }
            Phase::Challenge { user_id, challenge } => (user_id, challenge),
        };
        match challenge.answer(answer, cx) {
            Err(refusal) => return refusal.into(),
            Ok(Progress::Waiting) => return Outcome::Next,
            Ok(Progress::Proven) => {}
        }
        if let Some(user) = cx.store.user_mut(user_id) {
            user.unlock();
        }
        Outcome::Become(Box::new(Unlocked {
            user_id: user_id.clone(),
        }))
    }
}

/// The account is unlocked, and its user can go back to the first form.
#[derive(Clone)]
struct Unlocked {
    user_id: String,
}

impl Flow for Unlocked {
    fn name(&self) -> &'static str {
        "unlocked"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let text = "You can log in using your existing username and password";
        let message = Message::info(MessageKey::AccountUnlocked, text);
        let screen = Screen::new(Vec::new()).say(Some(message));
        match cx.user(&self.user_id) {
            Some(user) => screen.with(Object::user(&user)),
            None => screen,
        }
    }

    fn submit(&mut self, _answer: &Answer, _cx: &mut Context) -> Outcome {
        Outcome::Next
    }
}
