use super::summary_of_json::summary_of_json;
use crate::protocol::response::meaning;

#[test]
fn a_torn_or_senseless_tape_has_a_meaning_or_an_error_but_no_panic() {
    let response = serde_json::json!({
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
