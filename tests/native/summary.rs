//! The words of summaries and plans, which Rust and JavaScript exchange.

use serde_json::{Value, json};

use super::summary_of_json::summary_of_json;
use crate::protocol::response::meaning;

fn plan(response: &Value) -> Vec<u32> {
    meaning(summary_of_json(response).words()).plan.into_words()
}

#[test]
fn a_plan_has_the_documented_words() {
    let response = json!({
        "remediation": { "value": [{
            "name": "identify", "relatesTo": "$.list.value[7]",
            "value": [{ "name": "a" }, { "name": "b", "mutable": false, "value": "x" }]
        }] },
        "list": { "type": "object", "value": { "entry": 1 } }
    });
    // Ids: 0 the holder of `relatesTo`, 1 the remediation, 2 and 3 its fields, 4 and 5 the top-level fields, 6 the entry.
    let relate = [0, 0, 0, 3, 2, 6, 7, 12, u32::MAX, 7];
    let remediation = [1, 1, 1, 1, 1 + 2, 2 * 4, 3 * 4 + 2];
    let context = [5, 5, 1];
    let entry = [6, 5, 6];
    assert_eq!(
        plan(&response),
        [&[0][..], &relate, &remediation, &context, &entry].concat()
    );
}

#[test]
fn the_first_word_of_a_plan_is_the_reason_to_reject_the_response() {
    for (response, reason) in [
        (json!({}), 0),
        (json!(null), 1),
        (json!({ "remediation": { "value": 1 } }), 2),
        (json!({ "cancel": { "rel": [1], "value": 1 } }), 3),
    ] {
        assert_eq!(plan(&response)[0], reason, "{response}");
    }
}

#[test]
fn a_truncated_or_altered_summary_is_read_without_a_panic() {
    let response = json!({
        "remediation": { "value": [{ "relatesTo": "$.a", "value": [{ "name": "x", "value": 1 }] }] },
        "a": { "type": "object", "value": { "b": { "rel": ["x"], "value": [] } } }
    });
    let summary = summary_of_json(&response).words().to_vec();
    for end in 0..summary.len() {
        let _ = meaning(&summary[..end]);
    }
    for at in 0..summary.len() {
        for word in [0, 1, 0xfff, u32::MAX] {
            let mut wrong = summary.clone();
            wrong[at] = word;
            let _ = meaning(&wrong);
        }
    }
}
