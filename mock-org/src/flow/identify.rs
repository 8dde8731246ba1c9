//! The first step of sign-in: who it is, and the ways around it.

use std::sync::OnceLock;

use serde_json::json;

use super::unlock::unlock_form;
use crate::{
    authenticator::{PasskeyLogin, describe},
    ion::{Answer, Field, Form, FormName, Message, Object, Screen},
    model::{Authenticator, Context, Scenario, User},
};

/// The action that leads to the recovery of a password.
pub(super) fn recover_action() -> Form {
    Form::post(FormName::Recover, "/idp/idx/recover", Vec::new())
}

/// The step itself.
#[derive(Clone, Default)]
pub(super) struct Identify {
    /// Something to say about it.
    pub(super) message: Option<Message>,
    /// Made when it is first shown, since it depends on the address of the org.
    passkey_login: OnceLock<PasskeyLogin>,
}

impl Identify {
    fn passkey_login(&self, cx: &Context) -> Option<&PasskeyLogin> {
        let offered = cx.scenario == Scenario::Passkeys;
        offered.then(|| self.passkey_login.get_or_init(|| PasskeyLogin::new(cx)))
    }

    /// Whose passkey answers; after one that is nobody's the challenge is another.
    pub(super) fn passkey_owner(&mut self, answer: &Answer, cx: &mut Context) -> Option<User> {
        self.passkey_login.take()?.owner(answer, cx)
    }

    /// `identify`, with what the scenario adds.
    pub(super) fn screen(&self, cx: &Context) -> Screen {
        let with_password = cx.scenario.asks_password_first();
        let mut fields = vec![Field::text("identifier", "Username").required()];
        if with_password {
            let passcode = Field::text("passcode", "Password").secret();
            fields.push(Field::object("credentials", vec![passcode]).required());
        }
        fields.push(Field::boolean("rememberMe", "Keep me signed in"));
        let mut forms = vec![Form::post(FormName::Identify, "/idp/idx/identify", fields)];
        if cx.scenario == Scenario::IdentityProvider {
            forms.extend(cx.identity_providers.iter().map(|idp| {
                Form::visit(FormName::RedirectIdp, &format!("/sso/idps/{}", idp.id))
                    .with("type", idp.kind.as_str().into())
                    .with("idp", json!({ "id": idp.id, "name": idp.name }))
            }));
        }
        forms.push(Form::post(
            FormName::SelectEnrollProfile,
            "/idp/idx/enroll",
            Vec::new(),
        ));
        if cx.scenario == Scenario::AccountUnlock {
            forms.push(unlock_form());
        }
        let screen = match self.passkey_login(cx) {
            None => Screen::new(forms),
            Some(login) => {
                forms.extend(login.forms());
                Screen::new(forms).with(login.object())
            }
        };
        let screen = screen.say(self.message.clone());
        if !with_password {
            return screen;
        }
        let password = Object::new("currentAuthenticator", describe(Authenticator::Password));
        screen.with(password.actions(vec![recover_action()]))
    }
}
