//! Unlocking an account: who it is, and a code by mail or telephone.

use axum::http::StatusCode;

use super::{Cx, Flow, Outcome, SignIn, sign_in::verified};
use crate::{
    authenticator::{Challenge, Kind, Progress, authenticators, enrollments},
    ion::{Answer, Field, Form, Message, Screen},
};

/// `select-authenticator-unlock-account` → `challenge-authenticator`.
#[derive(Default)]
pub(super) struct Unlock {
    under_way: Option<(String, Box<dyn Challenge>)>,
}

const NAME: &str = "select-authenticator-unlock-account";
const KINDS: [Kind; 2] = [Kind::Email, Kind::Phone];

/// The way here.
pub(super) fn unlock_form() -> Form {
    Form::post("unlock-account", "/idp/idx/unlock-account", Vec::new())
}

impl Unlock {
    fn select(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        let user = cx.users.by_login(answer.text(&["identifier"])).cloned();
        let kind = Kind::chosen(&KINDS, answer);
        match user
            .zip(kind)
            .filter(|(user, kind)| user.enrolled.contains(kind))
        {
            Some((user, kind)) => {
                let challenge = kind.challenge(&user, Some(answer), cx);
                self.under_way = Some((user.id, challenge));
                Outcome::Next
            }
            // As an org does it, the same for somebody who does not exist.
            None => Outcome::Say(
                StatusCode::BAD_REQUEST,
                Message::error(
                    "oie.selfservice.user.unlock.not.allowed",
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

    fn screen(&self, cx: &Cx) -> Screen {
        let Some((user_id, challenge)) = &self.under_way else {
            let fields = vec![
                Field::text("identifier", "Username").required(),
                Kind::options(NAME, "authenticators", &KINDS),
            ];
            return Screen::new(vec![
                Form::post(NAME, "/idp/idx/challenge", fields),
                Form::post("select-identify", "/idp/idx/identify/select", Vec::new()),
            ])
            .with(authenticators(&KINDS));
        };
        let Some(user) = cx.user(user_id) else {
            return Screen::terminal(Message::session_expired());
        };
        let kind = challenge.kind();
        Screen::new(challenge.forms(kind.verification()))
            .with(verified(challenge.as_ref(), &user, challenge.actions()))
            .with(authenticators(&[kind]))
            .with(enrollments(&[kind], &user))
            .with(user.object())
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        let Some((user_id, challenge)) = &mut self.under_way else {
            if answer.form == NAME {
                return self.select(answer, cx);
            }
            return Outcome::Become(Box::new(SignIn::default()));
        };
        match challenge.answer(answer, cx) {
            Err(outcome) => return outcome,
            Ok(Progress::Waiting) => return Outcome::Next,
            Ok(Progress::Proven) => {}
        }
        if let Some(user) = cx.users.get_mut(user_id) {
            user.unlock();
        }
        let text = "You can log in using your existing username and password";
        let key = "oie.selfservice.unlock_user.success.message";
        Outcome::Stop(StatusCode::OK, Message::info(key, text))
    }
}
