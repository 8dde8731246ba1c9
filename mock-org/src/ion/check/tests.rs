use serde_json::json;

use super::*;
use crate::ion::MessageKey;

fn form() -> Form {
    let option = |id: &str| {
        Choice::new(
            id,
            vec![
                Field::fixed("id", id).required(),
                Field::fixed("methodType", "m").optional(),
            ],
        )
    };
    Form::post(
        FormName::Identify,
        "/idp/idx/sample",
        vec![
            Field::text("identifier", "Username").required(),
            Field::object(
                "credentials",
                vec![Field::text("passcode", "Password").secret()],
            )
            .required(),
            Field::object(
                "userProfile",
                vec![
                    Field::text("email", "Email").address(),
                    Field::text("name", "Name").length(2, 4),
                ],
            ),
            Field::boolean("rememberMe", "Remember me"),
            Field::choice("authenticator", vec![option("one"), option("two")]),
        ],
    )
}

fn good() -> Value {
    json!({ "identifier": " ada ", "credentials": { "passcode": " x " }, "authenticator": { "id": "two" }, "rememberMe": true })
}

fn with(path: &str, value: Value) -> Result<Answer, Rejection> {
    let mut body = good();
    let mut at = &mut body;
    for key in path.split('.') {
        at = &mut at[key];
    }
    *at = value;
    form().check(body.as_object().unwrap())
}

#[test]
fn a_good_answer_is_trimmed_but_for_secrets() {
    let answer = form().check(good().as_object().unwrap()).unwrap();
    assert_eq!(answer.form, FormName::Identify);
    assert_eq!(answer.text(&["identifier"]), "ada");
    assert_eq!(answer.text(&["credentials", "passcode"]), " x ");
    assert_eq!(answer.text(&["authenticator", "id"]), "two");
    assert_eq!(answer.text(&["userProfile", "email"]), "");
    assert!(answer.flag(&["rememberMe"]));
}

#[test]
fn wrong_fields_are_named_by_path_and_key() {
    let cases = [
        (
            "identifier",
            json!("  "),
            "identifier",
            MessageKey::FieldBlank,
        ),
        (
            "identifier",
            json!(null),
            "identifier",
            MessageKey::FieldBlank,
        ),
        (
            "credentials",
            json!({}),
            "credentials.passcode",
            MessageKey::FieldBlank,
        ),
        (
            "userProfile.email",
            json!("ada@"),
            "userProfile.email",
            MessageKey::InvalidLoginEmail,
        ),
        (
            "userProfile.name",
            json!("abcde"),
            "userProfile.name",
            MessageKey::DoesNotMatchPattern,
        ),
        (
            "userProfile.name",
            json!("é"),
            "userProfile.name",
            MessageKey::DoesNotMatchPattern,
        ),
    ];
    for (path, value, field, key) in cases {
        let Err(Rejection::Fields(wrong)) = with(path, value) else {
            panic!("{path} was taken")
        };
        assert_eq!(wrong.len(), 1);
        assert_eq!(
            (wrong[0].0.join(".").as_str(), wrong[0].1.key()),
            (field, key)
        );
    }
}

#[test]
fn wrong_shapes_are_malformed() {
    let cases = [
        ("identifier", json!(7)),
        ("identifier", json!(["ada"])),
        ("credentials", json!("x")),
        ("rememberMe", json!("true")),
        ("authenticator", json!("two")),
        ("authenticator", json!({ "id": "three" })),
        ("authenticator", json!({ "methodType": "m" })),
        (
            "authenticator",
            json!({ "id": "two", "methodType": "other" }),
        ),
    ];
    for (path, value) in cases {
        assert!(
            matches!(with(path, value.clone()), Err(Rejection::Malformed(_))),
            "{path} {value}"
        );
    }
}

#[test]
fn an_address_has_a_name_and_a_dotted_domain() {
    assert!(is_address("a@b.c"));
    for text in [
        "", "a", "@b.c", "a@", "a@b", "a@.c", "a@b.", "a@b@c.d", "a b@c.d",
    ] {
        assert!(!is_address(text), "{text}");
    }
}
