//! Setting authenticators up: the required ones, then a list of optional ones that can be skipped.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    authenticator::{
        Challenge, Progress, Remediation, authenticators, current, describe, enrollments, selected,
        selection_form, start_enrollment,
    },
    ion::{Answer, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Authenticator, Context, Registration, Stage, User},
};

/// (`select-authenticator-enroll` →) an enrollment … → (`skip`).
#[derive(Clone)]
pub(super) struct Enroll {
    user: User,
    /// Whether the account comes to be only at the end.
    is_draft: bool,
    plan: Registration,
    challenge: Option<Box<dyn Challenge>>,
}

/// What is still lacking: the required ones, else the optional ones, which can be skipped.
#[derive(Clone)]
struct Missing {
    authenticators: Vec<Authenticator>,
    optional: bool,
}

impl Enroll {
    /// For somebody who registers.
    pub(super) fn draft(user: User, cx: &mut Context) -> Outcome {
        let plan = cx.policy.registration.clone();
        let mut enroll = Self::new(user, true, plan);
        match enroll.advance(cx) {
            Outcome::Next => Outcome::Become(Box::new(enroll)),
            outcome => outcome,
        }
    }

    /// For somebody who has an account; None where nothing is missing.
    pub(super) fn existing(user: User, plan: Registration, cx: &mut Context) -> Option<Self> {
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
        let lacking = |planned: &[Authenticator]| {
            let mut lacking = planned.to_vec();
            lacking.retain(|planned| !self.user.enrolled.contains(planned));
            lacking
        };
        let required = lacking(&self.plan.required);
        match required.is_empty() {
            false => Missing {
                authenticators: required,
                optional: false,
            },
            true => Missing {
                authenticators: lacking(&self.plan.optional),
                optional: true,
            },
        }
    }

    /// Asks for what is missing; where nothing is, ends.
    fn advance(&mut self, cx: &mut Context) -> Outcome {
        let missing = self.missing();
        self.challenge = match missing.authenticators.as_slice() {
            [] => return self.end(cx),
            [only] if !missing.optional => start_enrollment(*only, &self.user, None, cx).ok(),
            _ => None,
        };
        Outcome::Next
    }

    fn end(&mut self, cx: &mut Context) -> Outcome {
        let id = self.user.id.clone();
        if self.is_draft {
            if !cx.store.add_user(self.user.clone()) {
                // Somebody took the address while this registration was under way.
                return Outcome::Stop(StatusCode::BAD_REQUEST, taken());
            }
        } else if let Some(user) = cx.store.user_mut(&id) {
            user.activate();
        }
        cx.completed.push(Stage::Enrollment);
        Outcome::Finish(id)
    }

    fn select(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let Some(authenticator) = selected(&self.missing().authenticators, answer) else {
            return Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request());
        };
        match start_enrollment(authenticator, &self.user, Some(answer), cx) {
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

/// Says that the address belongs to somebody else.
pub(super) fn taken() -> Message {
    Message::error(
        MessageKey::NotUniqueWithinOrg,
        "A user with this Email already exists",
    )
    .params(&["Email"])
}

impl Flow for Enroll {
    fn name(&self) -> &'static str {
        "enroll"
    }

    fn screen(&self, _cx: &Context) -> Screen {
        let missing = self.missing();
        let mut forms = Vec::new();
        if let Some(challenge) = &self.challenge {
            forms = challenge.forms(Remediation::current(FormName::EnrollAuthenticator));
        }
        let path = "/idp/idx/credential/enroll";
        forms.push(selection_form(
            FormName::SelectAuthenticatorEnroll,
            path,
            "authenticators",
            &missing.authenticators,
        ));
        if missing.optional {
            forms.push(Form::post(FormName::Skip, "/idp/idx/skip", Vec::new()));
        }
        let mut screen = Screen::new(forms);
        if let Some(challenge) = &self.challenge {
            let description = describe(challenge.authenticator());
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
            .with(authenticators(&missing.authenticators))
            .with(enrollments(&self.user.enrolled, &self.user))
            .with(Object::user(&self.user))
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        match (answer.form, &mut self.challenge) {
            (FormName::Skip, _) => self.end(cx),
            (FormName::SelectAuthenticatorEnroll, _) => self.select(answer, cx),
            (_, Some(challenge)) => {
                match challenge.answer(answer, cx) {
                    Ok(Progress::Proven) => {}
                    Ok(Progress::Waiting) => return Outcome::Next,
                    Err(refusal) => return refusal.into(),
                }
                challenge.apply(&mut self.user);
                // What is set up stays, whether or not this comes to its end.
                if let Some(account) = cx.store.user_mut(&self.user.id) {
                    challenge.apply(account);
                }
                self.advance(cx)
            }
            (_, None) => Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request()),
        }
    }
}
