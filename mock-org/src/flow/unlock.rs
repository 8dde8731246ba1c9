//! Unlocking an account: who it is, and a code by mail or telephone.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    authenticator::{
        Challenge, Progress, Remediation, authenticators, enrollments, selected, selection_field,
        start_verification, verified,
    },
    ion::{Answer, Field, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Authenticator, Context},
};

/// `select-authenticator-unlock-account` → `challenge-authenticator`.
#[derive(Clone, Default)]
pub(super) struct Unlock {
    under_way: Option<(String, Box<dyn Challenge>)>,
}

/// Chooses how to unlock an account, and names it.
const SELECT: FormName = FormName::SelectAuthenticatorUnlockAccount;
const ALLOWED: [Authenticator; 2] = [Authenticator::Email, Authenticator::Phone];

/// The way here.
pub(super) fn unlock_form() -> Form {
    Form::post(
        FormName::UnlockAccount,
        "/idp/idx/unlock-account",
        Vec::new(),
    )
}

impl Unlock {
    fn select(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let user = cx
            .store
            .user_by_login(answer.text(&["identifier"]))
            .cloned();
        let authenticator = selected(&ALLOWED, answer);
        match user
            .zip(authenticator)
            .filter(|(user, authenticator)| user.enrolled.contains(authenticator))
        {
            Some((user, authenticator)) => {
                let challenge = start_verification(authenticator, &user, Some(answer), cx);
                self.under_way = Some((user.id, challenge));
                Outcome::Next
            }
            // As an org does it, the same for somebody who does not exist.
            None => Outcome::Say(
                StatusCode::BAD_REQUEST,
                Message::error(
                    MessageKey::UnlockNotAllowed,
                    "Self Service Unlock is not allowed at this time. Please contact support for assistance.",
                ),
            ),
        }
    }
}

impl Flow for Unlock {
    fn name(&self) -> &'static str {
        "unlock"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let Some((user_id, challenge)) = &self.under_way else {
            let fields = vec![
                Field::text("identifier", "Username").required(),
                selection_field(SELECT, "authenticators", &ALLOWED),
            ];
            return Screen::new(vec![
                Form::post(SELECT, "/idp/idx/challenge", fields),
                Form::post(
                    FormName::SelectIdentify,
                    "/idp/idx/identify/select",
                    Vec::new(),
                ),
            ])
            .with(authenticators(&ALLOWED));
        };
        let Some(user) = cx.user(user_id) else {
            return Screen::terminal(Message::session_expired());
        };
        let authenticator = challenge.authenticator();
        Screen::new(challenge.forms(Remediation::verify(authenticator)))
            .with(verified(challenge.as_ref(), &user, challenge.actions()))
            .with(authenticators(&[authenticator]))
            .with(enrollments(&[authenticator], &user))
            .with(Object::user(&user))
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let Some((user_id, challenge)) = &mut self.under_way else {
            if answer.form == SELECT {
                return self.select(answer, cx);
            }
            return Outcome::SignIn;
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
