use serde_json::{Value, json};

use crate::support::*;

fn words(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|word| word.as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_lists_are_sorted_and_name_nothing_twice() {
    let vocabulary = Caller::new().get("/__vocabulary.json").await.body;
    for (list, at_least) in [("remediations", 30), ("messages", 41)] {
        let words = words(&vocabulary[list]);
        assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
        assert!(words.len() >= at_least, "{}", words.len());
    }
}

#[tokio::test]
async fn what_responses_have_is_listed() {
    let caller = Caller::new();
    let vocabulary = caller.get("/__vocabulary.json").await.body;
    let listed = |list: &str, found: &[&str]| {
        let words = words(&vocabulary[list]);
        assert!(
            !found.is_empty() && found.iter().all(|word| words.contains(word)),
            "{found:?}"
        );
    };

    let step = caller.start().await;
    listed("remediations", &step.steps());
    listed(
        "remediations",
        &[step.body["cancel"]["name"].as_str().unwrap()],
    );
    let blank = caller.answer(&step, "identify", json!({})).await;
    listed("messages", &blank.field_keys("identify", &["identifier"]));

    let step = caller.give_name(&step, "katherine@example.com").await;
    for action in ["resend", "poll"] {
        listed(
            "remediations",
            &[step.form(action)["name"].as_str().unwrap()],
        );
    }
    listed(
        "messages",
        &caller
            .give_passcode(&step, "0")
            .await
            .field_keys("challenge-authenticator", &["credentials", "passcode"]),
    );

    let gone = caller
        .post_json("/idp/idx/introspect", json!({ "stateHandle": "unknown" }))
        .await;
    listed("messages", &gone.keys());
    let unread = caller.post("/idp/idx/introspect", "text/plain", "").await;
    listed("messages", &unread.keys());
}
