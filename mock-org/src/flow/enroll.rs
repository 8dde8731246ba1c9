//! Setting authenticators up: the required ones, then a list of optional ones that can be skipped.

use axum::http::StatusCode;

use super::{Cx, Flow, Outcome, Stage, register::taken};
use crate::{
    authenticator::{Ask, Challenge, Kind, Progress, authenticators, current, enrollments},
    ion::{Answer, Form, Message, Object, Screen},
    model::{config::Registration, user::User},
};

const SELECT: &str = "select-authenticator-enroll";

/// (`select-authenticator-enroll` →) an enrolment … → (`skip`).
pub(super) struct Enroll {
    user: User,
    /// Whether the account comes to be only at the end.
    is_draft: bool,
    plan: Registration,
    challenge: Option<Box<dyn Challenge>>,
}

/// What is still lacking: the required ones, else the optional ones, which can be skipped.
struct Missing {
    kinds: Vec<Kind>,
    optional: bool,
}

impl Enroll {
    /// For somebody who registers.
    pub(super) fn draft(user: User, cx: &mut Cx) -> Outcome {
        let plan = cx.policy.registration.clone();
        let mut enroll = Self::new(user, true, plan);
        match enroll.advance(cx) {
            Outcome::Next => Outcome::Become(Box::new(enroll)),
            outcome => outcome,
        }
    }

    /// For somebody who has an account; None where nothing is missing.
    pub(super) fn existing(user: User, plan: Registration, cx: &mut Cx) -> Option<Self> {
        let mut enroll = Self::new(user, false, plan);
        matches!(enroll.advance(cx), Outcome::Next).then_some(enroll)
    }

    /// The list itself, for somebody who activates their account.
    pub(super) fn new(user: User, is_draft: bool, plan: Registration) -> Self {
        Self {
            user,
            is_draft,
            plan,
            challenge: None,
        }
    }

    fn missing(&self) -> Missing {
        let lacking = |kinds: &[Kind]| {
            let mut kinds = kinds.to_vec();
            kinds.retain(|kind| !self.user.enrolled.contains(kind));
            kinds
        };
        let required = lacking(&self.plan.required);
        match required.is_empty() {
            false => Missing {
                kinds: required,
                optional: false,
            },
            true => Missing {
                kinds: lacking(&self.plan.optional),
                optional: true,
            },
        }
    }

    /// Asks for what is missing; where nothing is, ends.
    fn advance(&mut self, cx: &mut Cx) -> Outcome {
        let missing = self.missing();
        self.challenge = match missing.kinds.as_slice() {
            [] => return self.end(cx),
            [only] if !missing.optional => only.enrollment(&self.user, None, cx).ok(),
            _ => None,
        };
        Outcome::Next
    }

    fn end(&mut self, cx: &mut Cx) -> Outcome {
        let id = self.user.id.clone();
        if self.is_draft {
            if !cx.users.insert(self.user.clone()) {
                // Somebody took the address while this registration was under way.
                return Outcome::Stop(StatusCode::BAD_REQUEST, taken());
            }
        } else if let Some(user) = cx.users.get_mut(&id) {
            user.activate();
        }
        cx.settled.push(Stage::Enrollment);
        Outcome::Finish(id)
    }

    fn select(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        let Some(kind) = Kind::chosen(&self.missing().kinds, answer) else {
            return Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request());
        };
        match kind.enrollment(&self.user, Some(answer), cx) {
            Ok(challenge) => {
                if let Some(mut former) = self.challenge.replace(challenge) {
                    former.abandon(cx);
                }
                Outcome::Next
            }
            Err(message) => Outcome::Say(StatusCode::BAD_REQUEST, message),
        }
    }
}

impl Flow for Enroll {
    fn name(&self) -> &'static str {
        "enroll"
    }

    fn screen(&self, _cx: &Cx) -> Screen {
        let missing = self.missing();
        let mut forms = Vec::new();
        if let Some(challenge) = &self.challenge {
            forms = challenge.forms(Ask::current("enroll-authenticator"));
        }
        let path = "/idp/idx/credential/enroll";
        forms.push(Kind::selection(
            SELECT,
            path,
            "authenticators",
            &missing.kinds,
        ));
        if missing.optional {
            forms.push(Form::post("skip", "/idp/idx/skip", Vec::new()));
        }
        let mut screen = Screen::new(forms);
        if let Some(challenge) = &self.challenge {
            let description = challenge.kind().describe();
            let object = current(
                "currentAuthenticator",
                description.clone(),
                challenge.as_ref(),
                challenge.actions(),
            );
            screen = screen
                .say(challenge.message())
                .with(object)
                .with(Object::new("enrollmentAuthenticator", description));
        }
        screen
            .with(authenticators(&missing.kinds))
            .with(enrollments(&self.user.enrolled, &self.user))
            .with(self.user.object())
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        match (answer.form, &mut self.challenge) {
            ("skip", _) => self.end(cx),
            (SELECT, _) => self.select(answer, cx),
            (_, Some(challenge)) => {
                match challenge.answer(answer, cx) {
                    Ok(Progress::Proven) => {}
                    Ok(Progress::Waiting) => return Outcome::Next,
                    Err(outcome) => return outcome,
                }
                challenge.apply(&mut self.user);
                // What is set up stays, whether or not this comes to its end.
                if let Some(account) = cx.users.get_mut(&self.user.id) {
                    challenge.apply(account);
                }
                self.advance(cx)
            }
            (_, None) => Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request()),
        }
    }
}
