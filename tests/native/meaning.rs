//! The meaning of responses, on examples.

use serde_json::{Value, json};

use super::steps::{self, Fields, Step};
use super::summary_of_json::summary_of_json;
use crate::protocol::response::{InvalidResponse, Role, meaning};

/// The steps of a response that is not rejected, a line each, with keys and names instead of ids.
fn lines(response: &Value) -> Vec<String> {
    let summary = summary_of_json(response);
    let key = |id: u32| summary.get(id).unwrap().0.to_owned();
    let name = |id: u32| {
        summary.get(id).unwrap().1["name"]
            .as_str()
            .unwrap_or("?")
            .to_owned()
    };
    let form = |fields: &Fields| match fields {
        None => "itself".to_owned(),
        Some(fields) => {
            let field = |(id, role): &(u32, Role)| format!("{}:{role:?}", name(*id));
            fields.iter().map(field).collect::<Vec<_>>().join(",")
        }
    };
    let line = |step: &Step| match step {
        Step::Relate { holder, path } => {
            let label = summary.get(*holder).unwrap().1["label"]
                .as_str()
                .unwrap_or("?")
                .to_owned();
            format!("relate {label} by {} names", path.len())
        }
        Step::Remediation { id, forms } => {
            let forms: Vec<_> = forms.iter().map(|(_, fields)| form(fields)).collect();
            format!("remediation {} ({})", name(*id), forms.join(") ("))
        }
        Step::Action { id, fields } => format!("action {} ({})", name(*id), form(fields)),
        Step::SubAction { parent, id, fields } => {
            format!("action {}-{} ({})", key(*parent), key(*id), form(fields))
        }
        Step::Plain { id } => format!("plain {}", key(*id)),
        Step::Context { id, split } => format!("context {} split={split}", key(*id)),
        Step::Entry { parent, id } => format!("entry {}.{}", key(*parent), key(*id)),
        Step::Code { id } => format!("code {}", summary.get(*id).unwrap().1["value"]),
    };
    let meaning = meaning(summary.words());
    assert_eq!(meaning.refused, None);
    steps::steps(&meaning.plan).iter().map(line).collect()
}

#[test]
fn every_part_of_a_response_gets_its_place_in_order() {
    let response = json!({
        "version": "1.0.0",
        "remediation": { "type": "array", "value": [{
            "rel": ["create-form"], "name": "challenge-authenticator", "relatesTo": ["$.currentAuthenticator"],
            "label": "Password",
            "value": [
                { "name": "credentials", "form": {} },
                { "name": "rememberMe", "value": true },
                { "name": "off", "value": false },
                { "name": "stateHandle", "mutable": false, "value": "02" },
                { "name": "zero", "mutable": false, "value": 0 },
                { "name": "none", "mutable": false },
                { "name": "null", "mutable": false, "value": null },
                null
            ]
        }, { "name": "redirect-idp" }, null] },
        "context": { "type": "object" },
        "messages": { "type": "array", "value": [{ "message": "m" }] },
        "currentAuthenticator": { "type": "object", "value": {
            "recover": { "rel": ["create-form"], "name": "ignored", "value": [{ "name": "stateHandle", "mutable": false, "value": "02" }] },
            "type": "password", "nothing": null
        }},
        "cancel": { "rel": ["create-form"], "name": "cancel", "value": [] },
        "list": [1],
        "nothing": null
    });
    assert_eq!(
        lines(&response),
        [
            "relate Password by 1 names",
            "remediation challenge-authenticator (credentials:Needed,rememberMe:Default,off:Needed,\
             stateHandle:Immutable,zero:Immutable,none:Blank,null:Blank)",
            "remediation redirect-idp (itself)",
            "plain version",
            "context messages split=false",
            "context currentAuthenticator split=true",
            "action currentAuthenticator-recover (stateHandle:Immutable)",
            "entry currentAuthenticator.type",
            "entry currentAuthenticator.nothing",
            "action cancel ()",
            "context list split=false",
            "plain nothing",
        ]
    );
}

#[test]
fn the_interaction_code_is_the_first_field_of_that_name() {
    let response = json!({ "successWithInteractionCode": {
        "rel": ["create-form"], "name": "issue", "value": [
            null, { "name": "grant_type", "value": "interaction_code" },
            { "name": "interaction_code", "value": "first" }, { "name": "interaction_code", "value": "second" }
        ]
    }});
    assert_eq!(lines(&response)[0], "code \"first\"");
    let without =
        json!({ "successWithInteractionCode": { "rel": ["create-form"], "name": "issue" } });
    assert_eq!(lines(&without), ["action issue (itself)"]);
}

#[test]
fn remediations_and_items_of_arrays_are_related_but_nothing_inside_objects() {
    let response = json!({ "remediation": { "value": [{ "value": [{
        "label": "field", "relatesTo": "$.a.value[0]",
        "options": [
            { "label": "first", "relatesTo": "$.a.value[1]", "value": { "form": { "value": [{ "label": "left alone", "relatesTo": "$.a" }] } } },
            { "label": "second", "relatesTo": "bare" },
            { "label": "script", "relatesTo": "$.a[?(process.exit())]" },
            { "label": "object", "relatesTo": { "already": "related" } }
        ]
    }] }] } });
    let related: Vec<String> = lines(&response)
        .into_iter()
        .filter(|line| line.starts_with("relate"))
        .collect();
    assert_eq!(
        related,
        [
            "relate field by 3 names",
            "relate first by 3 names",
            "relate second by 1 names"
        ]
    );
}

#[test]
fn an_object_field_without_a_value_is_not_split() {
    for field in [
        json!({ "type": "object" }),
        json!({ "type": "object", "value": null }),
    ] {
        assert_eq!(
            lines(&json!({ "user": field })),
            ["context user split=false"]
        );
    }
}

#[test]
fn nothing_and_remediations_or_fields_that_are_not_lists_are_rejected() {
    let refused = |response: Value| meaning(summary_of_json(&response).words()).refused;
    for value in [json!("text"), json!(1), json!({ "0": {} })] {
        assert_eq!(
            refused(json!({ "remediation": { "value": value } })),
            Some(InvalidResponse::RemediationsNotAList)
        );
    }
    for value in [json!(1), json!(true), json!({ "0": {} })] {
        let action = json!({ "rel": ["create-form"], "name": "x", "value": value });
        for response in [
            json!({ "remediation": { "value": [action] } }),
            json!({ "cancel": action }),
            json!({ "app": { "type": "object", "value": { "x": action } } }),
        ] {
            assert_eq!(refused(response), Some(InvalidResponse::FieldsNotAList));
        }
    }
    assert_eq!(refused(json!(null)), Some(InvalidResponse::Nothing));
    for nothing in [
        json!([]),
        json!({}),
        json!({ "remediation": { "value": 0 } }),
    ] {
        assert_eq!(
            meaning(summary_of_json(&nothing).words()),
            crate::protocol::response::Meaning::default()
        );
    }
}

#[test]
fn a_rejection_says_what_is_wrong() {
    for (reason, message) in [
        (
            InvalidResponse::Nothing,
            "makeIdxState needs an IDX response, and got none",
        ),
        (
            InvalidResponse::RemediationsNotAList,
            "no IDX response: its remediation.value is not an array of remediations",
        ),
        (
            InvalidResponse::FieldsNotAList,
            "no IDX response: the `value` of a remediation or action is not an array of fields",
        ),
    ] {
        assert_eq!(reason.as_str(), message);
    }
}

#[test]
fn a_rejected_response_is_related_all_the_same() {
    let response =
        json!({ "a": 1, "remediation": { "value": [{ "relatesTo": "$.a", "value": 1 }] } });
    let meaning = meaning(summary_of_json(&response).words());
    let first = &steps::steps(&meaning.plan)[0];
    assert!(matches!(first, Step::Relate { .. }));
    assert_eq!(meaning.refused, Some(InvalidResponse::FieldsNotAList));
}

#[test]
fn a_remediation_that_is_a_list_has_a_form_for_each_definition() {
    let response = json!({ "remediation": { "value": [[{ "value": [{ "name": "x" }] }, null, {}, [1]], []] } });
    assert_eq!(
        lines(&response),
        [
            "remediation ? (x:Needed) (itself) (itself)",
            "remediation ? ()"
        ]
    );
}

#[test]
fn a_string_in_place_of_fields_gives_a_field_for_each_character() {
    let response = json!({ "remediation": { "value": [{ "name": "x", "value": "ab" }] } });
    assert_eq!(lines(&response), ["remediation x (?:Needed,?:Needed)"]);
}
