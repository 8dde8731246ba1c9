//! Snapshots of an org, and its first state.

use serde_json::json;

use crate::{clock::standing, support::*};

#[tokio::test]
async fn a_snapshot_is_come_back_to_in_the_middle_of_a_flow() {
    let caller = Caller::new();
    let step = caller.identify("katherine@example.com").await;
    let snapshot = caller.org.snapshot();
    let code = caller.mailed_code("katherine@example.com").await;
    let done = caller.give_passcode(&step, &code).await;
    let first = done.interaction_code();
    caller.pass(3600);
    assert_eq!(caller.give_passcode(&step, &code).await.status, 401);

    // The handle is good again, and what follows is the same.
    for _ in 0..2 {
        caller.org.restore(&snapshot);
        let done = caller.give_passcode(&step, &code).await;
        assert_eq!(done.interaction_code(), first);
    }
}

#[tokio::test]
async fn a_reset_takes_back_accounts_mail_and_time() {
    let caller = Caller {
        client_id: "password-client",
        ..standing(1)
    };
    let before = caller.get("/__clock").await.body["now"].clone();
    let sign_in = async |password: &str| {
        let step = caller.start().await;
        let answer =
            json!({ "identifier": "ada@example.com", "credentials": { "passcode": password } });
        caller.answer(&step, "identify", answer).await.status
    };
    for _ in 0..5 {
        sign_in("wrong").await;
    }
    assert_eq!(sign_in("Correct-Horse-9").await, 403);
    caller.optional_enrollments().await;
    caller.identify("katherine@example.com").await;
    caller.pass(100_000);

    caller.org.reset();
    assert_eq!(sign_in("Correct-Horse-9").await, 200);
    assert_eq!(caller.get("/__inbox.json").await.body, json!([]));
    // The same address can be registered again.
    caller.optional_enrollments().await;
    assert_eq!(caller.get("/__clock").await.body["now"], before);
}
