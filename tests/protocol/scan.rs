use crate::protocol::{outline, scan_json};

#[test]
fn a_torn_or_senseless_tape_has_a_meaning_or_an_error_but_no_panic() {
    let response = serde_json::json!({
        "remediation": { "value": [{ "relatesTo": "$.a", "value": [{ "name": "x", "value": 1 }] }] },
        "a": { "type": "object", "value": { "b": { "rel": ["x"], "value": [] } } }
    });
    let tape = scan_json(&response).tape().to_vec();
    for end in 0..tape.len() {
        let _ = outline(&tape[..end]);
    }
    for at in 0..tape.len() {
        for word in [0, 1, 0xfff, u32::MAX] {
            let mut wrong = tape.clone();
            wrong[at] = word;
            let _ = outline(&wrong);
        }
    }
}
