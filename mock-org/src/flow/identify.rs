//! The first step of sign-in: who it is, and the ways around it.

use serde_json::json;

use super::unlock::unlock_form;
use crate::{
    authenticator::describe,
    ion::{Field, Form, FormName, Object, Screen},
    model::{Authenticator, Context, Scenario},
};

/// The action that leads to the recovery of a password.
pub(super) fn recover_action() -> Form {
    Form::post(FormName::Recover, "/idp/idx/recover", Vec::new())
}

/// `identify`, with what the scenario adds.
pub(super) fn identify_screen(cx: &Context) -> Screen {
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
    let screen = Screen::new(forms);
    if !with_password {
        return screen;
    }
    let password = Object::new("currentAuthenticator", describe(Authenticator::Password));
    screen.with(password.actions(vec![recover_action()]))
}
