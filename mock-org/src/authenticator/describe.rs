//! Authenticators and enrollments, as objects of a response.

use serde_json::{Value, json};

use super::{Challenge, challenge::verified_object, password};
use crate::{
    ion::{Form, Object},
    model::{Authenticator, Passkey, Question, User},
};

/// An authenticator as `authenticators` and `currentAuthenticator` describe it.
pub fn describe(authenticator: Authenticator) -> Value {
    let mut value = outline(authenticator, authenticator.id().into());
    if authenticator == Authenticator::Password {
        value["settings"] = password::settings();
    }
    value
}

/// The user's enrollment of it, as `authenticatorEnrollments` describes it.
fn describe_enrollment(authenticator: Authenticator, user: &User) -> Value {
    let tail = user.id.get(3..).unwrap_or_default();
    let id = format!("{}{tail}", authenticator.enrollment_prefix());
    let mut value = outline(authenticator, id);
    match authenticator {
        Authenticator::Email => value["profile"] = json!({ "email": user.masked_email() }),
        Authenticator::Phone => value["profile"] = json!({ "phoneNumber": user.masked_phone() }),
        Authenticator::SecurityQuestion => {
            if let Some(profile) = user.question.as_ref().map(Question::describe) {
                value["profile"] = profile;
            }
        }
        Authenticator::WebAuthn => {
            let passkey = user.passkeys.first().map(Passkey::describe);
            if let (Some(Value::Object(more)), Some(value)) = (passkey, value.as_object_mut()) {
                value.extend(more);
            }
        }
        Authenticator::Password | Authenticator::Totp | Authenticator::Push => {}
    }
    value
}

fn outline(authenticator: Authenticator, id: String) -> Value {
    let methods = authenticator.methods().iter();
    let methods: Vec<_> = methods.map(|method| json!({ "type": method })).collect();
    json!({
        "type": authenticator.type_(),
        "key": authenticator.key(),
        "id": id,
        "displayName": authenticator.display_name(),
        "methods": methods,
    })
}

/// `authenticators`: what the org knows of these.
pub fn authenticators(list: &[Authenticator]) -> Object {
    let described = list.iter().copied().map(describe);
    Object::new("authenticators", described.collect())
}

/// `authenticatorEnrollments`: what the user has of these.
pub fn enrollments(list: &[Authenticator], user: &User) -> Object {
    let described = list.iter().map(|a| describe_enrollment(*a, user));
    Object::new("authenticatorEnrollments", described.collect())
}

/// `currentAuthenticator` or `currentAuthenticatorEnrollment`, with what the challenge adds to its description.
pub fn current(
    name: &'static str,
    mut description: Value,
    challenge: &dyn Challenge,
    actions: Vec<Form>,
) -> Object {
    if let Some(data) = challenge.contextual_data() {
        description["contextualData"] = data;
    }
    Object::new(name, description).actions(actions)
}

/// What a verification is about, with what can be done to it.
pub fn verified(challenge: &dyn Challenge, user: &User, actions: Vec<Form>) -> Object {
    let authenticator = challenge.authenticator();
    let name = verified_object(authenticator);
    let description = match name {
        "currentAuthenticator" => describe(authenticator),
        _ => describe_enrollment(authenticator, user),
    };
    current(name, description, challenge, actions)
}
