use serde_json::{Value, json};

use crate::support::*;

const SELECT: &str = "select-authenticator-unlock-account";
const FORMS: &[&str] = &[SELECT, "select-identify"];

async fn unlock(caller: &Caller) -> Reply {
    let step = caller.start().await.expect(
        200,
        &["identify", "select-enroll-profile", "unlock-account"],
        &[],
    );
    let step = caller.answer(&step, "unlock-account", json!({})).await;
    step.expect(200, FORMS, &[])
}

fn by(step: &Reply, login: &str, option: usize) -> Value {
    let fields = &step.form(SELECT)["value"][1]["options"][option]["value"]["form"]["value"];
    json!({ "identifier": login, "authenticator": { "id": fields[0]["value"] } })
}

/// Unlocks the account by a code in the mail, and signs in.
pub async fn by_mail(caller: &Caller) {
    let locked = caller.identify("locked@example.com").await;
    let refused = caller.give_passcode(&locked, "Locked-Away-1").await;
    assert_eq!(refused.status, 401);

    let step = unlock(caller).await;
    let answer = by(&step, "locked@example.com", 0);
    let step = caller.answer(&step, SELECT, answer).await;
    let step = step.expect(200, &["challenge-authenticator"], &[]);
    let wrong = caller.give_passcode(&step, "wrong").await;
    assert_eq!(wrong.status, 401);
    let code = caller.mailed_code("locked@example.com").await;
    let done = caller.give_passcode(&step, &code).await;
    let done = done.expect(200, &[], &["oie.selfservice.unlock_user.success.message"]);
    assert_eq!(
        done.body["user"]["value"]["identifier"],
        "locked@example.com"
    );
    let back = caller.answer(&done, "cancel", json!({})).await;
    assert_eq!(back.steps()[0], "identify");

    let step = caller.identify("locked@example.com").await;
    caller
        .give_passcode(&step, "Locked-Away-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn a_code_unlocks_the_account() {
    let caller = Caller {
        client_id: "unlock-client",
        ..Caller::new()
    };
    by_mail(&caller).await;
}

#[tokio::test]
async fn nobody_is_unlocked_by_what_they_do_not_have() {
    let caller = Caller {
        client_id: "unlock-client",
        ..Caller::new()
    };
    let step = unlock(&caller).await;
    for (login, option) in [("locked@example.com", 1), ("nobody@example.com", 0)] {
        let reply = caller.answer(&step, SELECT, by(&step, login, option)).await;
        reply.expect(400, FORMS, &["oie.selfservice.user.unlock.not.allowed"]);
    }
    let back = caller.answer(&step, "select-identify", json!({})).await;
    assert_eq!(back.steps()[0], "identify");
}
