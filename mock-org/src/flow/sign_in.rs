//! Signing in: who it is, then one or more proofs.

use axum::http::StatusCode;

use super::{
    Flow, Outcome,
    identify::{Identify, recover_action},
    proofs::Proofs,
    recover::Recover,
    register::Register,
    unlock::Unlock,
};
use crate::{
    authenticator::{
        Challenge, FastPass, PASSCODE, Progress, Remediation, authenticators, enrollments,
        selected, selection_form, start_verification, verified,
    },
    ion::{Answer, Form, FormName, Message, MessageKey, Object, Screen},
    model::{
        Assurance, Authenticator, Context, DeviceCancel, DeviceReply, PasswordCheck, Status, User,
    },
};

/// `identify` → (`device-challenge-poll` →) (`select-authenticator-authenticate` →) `challenge-authenticator`, until enough
/// is proven.
#[derive(Clone, Default)]
pub struct SignIn {
    phase: Phase,
    identify: Identify,
    proofs: Proofs,
    /// The challenge that the page gave up.
    cancelled: Option<FastPass>,
}

#[derive(Clone, Default)]
enum Phase {
    #[default]
    Identify,
    Device {
        user_id: String,
        challenge: FastPass,
    },
    Select {
        user_id: String,
    },
    Challenge {
        user_id: String,
        challenge: Box<dyn Challenge>,
    },
}

impl SignIn {
    /// Finishes, asks for the next proof, or lets the user choose it.
    fn advance(&mut self, user: &User, cx: &mut Context) -> Outcome {
        if !user.assigned {
            return Outcome::Stop(StatusCode::BAD_REQUEST, Message::not_assigned());
        }
        if self.proofs.are_enough(user, cx) {
            return Outcome::Finish(user.id.clone());
        }
        let candidates = self.proofs.candidates(user, cx);
        let next = match candidates.as_slice() {
            [] => return Outcome::Stop(StatusCode::FORBIDDEN, unsatisfiable(cx)),
            [only] => Some(*only),
            // With two to prove, the password comes first, as in an org's default policy.
            many if Proofs::assurance(user, cx) == Assurance::Two => {
                many.iter().copied().find(|a| *a == Authenticator::Password)
            }
            _ => None,
        };
        self.phase = match next {
            Some(next) => Phase::Challenge {
                user_id: user.id.clone(),
                challenge: start_verification(next, user, None, cx),
            },
            None => Phase::Select {
                user_id: user.id.clone(),
            },
        };
        Outcome::Next
    }

    fn identify(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let failed = || Outcome::Say(StatusCode::UNAUTHORIZED, Message::authentication_failed());
        let Some(user) = cx
            .store
            .user_by_login(answer.text(&["identifier"]))
            .cloned()
        else {
            return failed();
        };
        if user.status == Status::Staged {
            return failed();
        }
        if cx.scenario.asks_password_first() {
            let attempts = cx.policy.lockout_attempts;
            let account = cx.store.user_mut(&user.id);
            match account.map(|user| user.try_password(answer.text(PASSCODE), attempts)) {
                Some(PasswordCheck::Right) => self.proofs.add(Authenticator::Password),
                Some(PasswordCheck::LockedOut) => {
                    return Outcome::Say(StatusCode::FORBIDDEN, Message::locked_out());
                }
                _ => return failed(),
            }
        }
        match user.fast_pass {
            Some(method) if user.assigned && !self.proofs.are_enough(&user, cx) => {
                self.phase = Phase::Device {
                    user_id: user.id.clone(),
                    challenge: FastPass::start(&user, method, cx),
                };
                Outcome::Next
            }
            _ => self.advance(&user, cx),
        }
    }

    fn passkey(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        let Some(user) = self.identify.passkey_owner(answer, cx) else {
            return Outcome::Say(StatusCode::UNAUTHORIZED, Message::authentication_failed());
        };
        self.proofs.add(Authenticator::WebAuthn);
        self.advance(&user, cx)
    }

    fn select(&mut self, user: &User, answer: &Answer, cx: &mut Context) -> Outcome {
        let Some(authenticator) = selected(&self.proofs.candidates(user, cx), answer) else {
            return Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request());
        };
        if let Phase::Challenge { challenge, .. } = &mut self.phase {
            challenge.abandon(cx);
        }
        self.phase = Phase::Challenge {
            user_id: user.id.clone(),
            challenge: start_verification(authenticator, user, Some(answer), cx),
        };
        Outcome::Next
    }

    fn select_form(candidates: &[Authenticator]) -> Form {
        selection_form(
            FormName::SelectAuthenticatorAuthenticate,
            "/idp/idx/challenge",
            "authenticatorEnrollments",
            candidates,
        )
    }
}

fn unsatisfiable(cx: &Context) -> Message {
    let label = &cx.client.label;
    let text = format!(
        "Unable to login to \"{label}\" at this time. For assistance, please contact your administrator."
    );
    Message::error(MessageKey::AssuranceUnsatisfiable, text).params(&[label])
}

impl Flow for SignIn {
    fn name(&self) -> &'static str {
        "sign-in"
    }

    fn screen(&self, cx: &Context) -> Screen {
        match &self.phase {
            Phase::Identify => self.identify.screen(cx),
            Phase::Device { challenge, .. } => challenge.screen(cx),
            Phase::Select { user_id } => match cx.user(user_id) {
                None => Screen::terminal(Message::session_expired()),
                Some(user) => {
                    let candidates = self.proofs.candidates(&user, cx);
                    Screen::new(vec![Self::select_form(&candidates)])
                        .with(authenticators(&candidates))
                        .with(enrollments(&candidates, &user))
                        .with(Object::user(&user))
                }
            },
            Phase::Challenge { user_id, challenge } => match cx.user(user_id) {
                None => Screen::terminal(Message::session_expired()),
                Some(user) => {
                    let candidates = self.proofs.candidates(&user, cx);
                    let authenticator = challenge.authenticator();
                    let mut forms = challenge.forms(Remediation::verify(authenticator));
                    forms.push(Self::select_form(&candidates));
                    let mut actions = challenge.actions();
                    if authenticator == Authenticator::Password {
                        actions.insert(0, recover_action());
                    }
                    Screen::new(forms)
                        .say(challenge.message())
                        .with(verified(challenge.as_ref(), &user, actions))
                        .with(authenticators(&candidates))
                        .with(enrollments(&candidates, &user))
                        .with(Object::user(&user))
                }
            },
        }
    }

    fn returned(&mut self, login: Option<&str>, cx: &mut Context) -> Outcome {
        let user = login
            .and_then(|login| cx.store.user_by_login(login))
            .cloned();
        match (&self.phase, user) {
            (Phase::Identify, Some(user)) if user.status == Status::Active => {
                self.proofs.federated = true;
                self.advance(&user, cx)
            }
            _ => {
                let text = "There was a problem signing you into your identity provider. Please contact your \
                            administrator for help.";
                let key = MessageKey::IdentityProviderError;
                self.identify.message = Some(Message::error(key, text));
                Outcome::Next
            }
        }
    }

    fn refused(&mut self, path: &str, cx: &mut Context) {
        if let Some(challenge) = self.cancelled.as_ref().filter(|_| path == FastPass::CANCEL) {
            challenge.cancel(DeviceCancel::default(), cx);
        }
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        self.identify.message = None;
        let user = match &self.phase {
            Phase::Identify => None,
            Phase::Device { user_id, .. }
            | Phase::Select { user_id }
            | Phase::Challenge { user_id, .. } => cx.user(user_id),
        };
        match (answer.form, &mut self.phase, user) {
            (FormName::Identify, Phase::Identify, _) => self.identify(answer, cx),
            (
                FormName::LaunchPasskeysAuthenticator | FormName::ChallengeWebauthnAutofillui,
                Phase::Identify,
                _,
            ) => self.passkey(answer, cx),
            (FormName::SelectEnrollProfile, ..) => Register::begin(cx),
            (FormName::UnlockAccount, ..) => Outcome::Become(Box::new(Unlock::default())),
            (FormName::Recover, _, None) => Outcome::Become(Box::new(Recover::default())),
            (FormName::Recover, _, Some(user)) => match Recover::of(&user, cx) {
                Ok(recover) => Outcome::Become(Box::new(recover)),
                Err(message) => Outcome::Say(StatusCode::FORBIDDEN, message),
            },
            (FormName::SelectAuthenticatorAuthenticate, _, Some(user)) => {
                self.select(&user, answer, cx)
            }
            (_, Phase::Device { challenge, .. }, Some(user)) => {
                match challenge.answer(answer, cx) {
                    DeviceReply::Waiting => return Outcome::Next,
                    DeviceReply::Approved => self.proofs.add(Authenticator::Push),
                    DeviceReply::Cancelled => self.cancelled = Some(challenge.clone()),
                }
                self.advance(&user, cx)
            }
            (_, Phase::Challenge { challenge, .. }, Some(user)) => {
                match challenge.answer(answer, cx) {
                    Err(refusal) => refusal.into(),
                    Ok(Progress::Waiting) => Outcome::Next,
                    Ok(Progress::Proven) => {
                        self.proofs.add(challenge.authenticator());
                        self.advance(&user, cx)
                    }
                }
            }
            _ => Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request()),
        }
    }
}
