use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn the_device_is_asked_by_a_401_and_cancelling_goes_on() {
    let caller = Caller {
        client_id: "device-client",
        ..Caller::new()
    };
    let name = "device-apple-sso-extension";
    let (step, handle) = caller.begin().await;
    let step = step.expect(200, &[name], &[]);
    assert_eq!(step.form(name)["value"][0]["name"], "challengeRequest");
    let asked = caller.answer(&step, name, json!({})).await;
    let asked = asked.expect(401, &["cancel-transaction"], &[]);
    assert_eq!(
        asked.headers["www-authenticate"],
        "Oktadevicejwt realm=\"Okta Device\""
    );
    let resumed = caller.introspect(&handle).await;
    let resumed = resumed.expect(200, &["cancel-transaction"], &[]);
    assert!(!resumed.headers.contains_key("www-authenticate"));
    let again = caller.answer(&step, name, json!({})).await;
    again.expect(400, &["cancel-transaction"], &["E0000020"]);

    let step = caller.answer(&asked, "cancel-transaction", json!({})).await;
    let step = step.expect(200, &["identify", "select-enroll-profile"], &[]);
    let step = caller.give_name(&step, "ada@example.com").await;
    caller
        .give_passcode(&step, "Correct-Horse-9")
        .await
        .interaction_code();
    // Cancelling everything begins with the device again.
    let (step, _) = caller.begin().await;
    let fresh = caller.answer(&step, "cancel", json!({})).await;
    fresh.expect(200, &[name], &[]);
}
