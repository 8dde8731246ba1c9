//! The choice between authenticators.

use super::phone;
use crate::{
    ion::{Answer, Choice, Field, Form, FormName},
    model::Authenticator,
};

/// The form that chooses between authenticators; `list` names the member its options point into.
pub fn selection_form(
    name: FormName,
    path: &str,
    list: &str,
    authenticators: &[Authenticator],
) -> Form {
    Form::post(
        name,
        path,
        vec![selection_field(name, list, authenticators)],
    )
}

/// The field of [`selection_form`].
fn selection_field(name: FormName, list: &str, authenticators: &[Authenticator]) -> Field {
    let enroll = name == FormName::SelectAuthenticatorEnroll;
    let options = authenticators.iter().enumerate().map(|(i, authenticator)| {
        let mut fields = vec![Field::fixed("id", authenticator.id()).required()];
        fields.extend(details(*authenticator, enroll));
        Choice::new(authenticator.display_name(), fields).relates_to(format!("$.{list}.value[{i}]"))
    });
    Field::choice("authenticator", options.collect())
}

fn details(authenticator: Authenticator, enroll: bool) -> Vec<Field> {
    match authenticator {
        Authenticator::Phone if enroll => {
            let number = Field::text("phoneNumber", "Phone number").optional();
            vec![phone::method_field().optional(), number]
        }
        Authenticator::Phone => vec![phone::method_field().optional()],
        Authenticator::Push if enroll => {
            let channel = Choice::value("QRCODE", "qrcode");
            vec![Field::select("channel", vec![channel]).optional()]
        }
        Authenticator::Push => {
            let push = Choice::value("Get a push notification", "push");
            vec![Field::select("methodType", vec![push]).optional()]
        }
        _ => authenticator
            .methods()
            .iter()
            .map(|method| Field::fixed("methodType", *method).optional())
            .collect(),
    }
}

/// Which of the authenticators an answer to [`selection_form`] names.
pub fn selected(authenticators: &[Authenticator], answer: &Answer) -> Option<Authenticator> {
    let id = answer.text(&["authenticator", "id"]);
    authenticators.iter().copied().find(|a| a.id() == id)
}
