//! A password that has expired, or is about to.

use axum::http::StatusCode;

use super::{Flow, Outcome};
use crate::{
    authenticator::{Challenge, NewPassword, Remediation, authenticators, describe, enrollments},
    ion::{Answer, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Authenticator, Context, Stage, User},
};

/// `reenroll-authenticator`, or `reenroll-authenticator-warning` with `skip`.
#[derive(Clone)]
pub(super) struct Reenroll {
    user_id: String,
    password: NewPassword,
    days: u32,
}

impl Reenroll {
    pub(super) fn new(user: &User, days: u32) -> Self {
        Self {
            user_id: user.id.clone(),
            password: NewPassword::renew(user),
            days,
        }
    }
}

impl Flow for Reenroll {
    fn name(&self) -> &'static str {
        "reenroll"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let Some(user) = cx.user(&self.user_id) else {
            return Screen::terminal(Message::session_expired());
        };
        let mut current = describe(Authenticator::Password);
        let mut enrollment = None;
        let mut message = None;
        let mut forms;
        if self.days == 0 {
            forms = self
                .password
                .forms(Remediation::current(FormName::ReenrollAuthenticator));
            enrollment = Some(Object::new("enrollmentAuthenticator", current.clone()));
        } else {
            forms = self
                .password
                .forms(Remediation::current(FormName::ReenrollAuthenticatorWarning));
            forms.push(Form::post(FormName::Skip, "/idp/idx/skip", Vec::new()));
            current["settings"]["daysToExpiry"] = self.days.into();
            let label = &cx.client.label;
            let text = format!(
                "When your password expires, you will have to change your password before you can login to your \
                 {label} account."
            );
            message = Some(Message::info(MessageKey::PasswordExpiring, text).params(&[label]));
        }
        let mut screen = Screen::new(forms)
            .say(message)
            .with(Object::new("currentAuthenticator", current))
            .with(authenticators(&[Authenticator::Password]))
            .with(enrollments(&user.enrolled, &user));
        screen.objects.extend(enrollment);
        screen.with(Object::user(&user))
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        if answer.form != FormName::Skip {
            if let Err(refusal) = self.password.answer(answer, cx) {
                return refusal.into();
            }
            let Some(user) = cx.store.user_mut(&self.user_id) else {
                return Outcome::Stop(StatusCode::UNAUTHORIZED, Message::session_expired());
            };
            self.password.apply(user);
        }
        cx.completed.push(Stage::Password);
        Outcome::Finish(self.user_id.clone())
    }
}
