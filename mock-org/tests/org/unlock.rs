use serde_json::json;

use crate::support::*;

const UNLOCK: &str = "unlock-account";
const SELECT: &str = "select-authenticator-unlock-account";
const FORMS: &[&str] = &[UNLOCK, "select-identify"];

fn caller() -> Caller {
    Caller {
        client_id: "unlock-client",
        ..Caller::new()
    }
}

/// The step that asks who it is.
async fn unlock(caller: &Caller) -> Reply {
    let forms = ["identify", "select-enroll-profile", UNLOCK];
    let step = caller.start().await.expect(200, &forms, &[]);
    let step = caller.answer(&step, UNLOCK, json!({})).await;
    let href = format!("{ORG}/idp/idx/identify");
    assert_eq!(step.form(UNLOCK)["href"], href);
    step.expect(200, FORMS, &[])
}

async fn identify(caller: &Caller, login: &str) -> Reply {
    let step = unlock(caller).await;
    let answer = json!({ "identifier": login });
    caller.answer(&step, UNLOCK, answer).await
}

/// What is offered to unlock the account with.
async fn offered(caller: &Caller, login: &str) -> Vec<String> {
    let step = identify(caller, login).await.expect(200, &[SELECT], &[]);
    let options = step.form(SELECT)["value"][0]["options"].as_array().unwrap();
    let enrollments = &step.body["authenticatorEnrollments"]["value"];
    assert_eq!(enrollments.as_array().unwrap().len(), options.len());
    assert_eq!(
        options[0]["relatesTo"],
        "$.authenticatorEnrollments.value[0]"
    );
    let labels = options.iter().filter_map(|option| option["label"].as_str());
    labels.map(Into::into).collect()
}

/// Unlocks the account by a code in the mail, and signs in.
pub async fn by_mail(caller: &Caller) {
    let locked = caller.identify("locked@example.com").await;
    let refused = caller.give_passcode(&locked, "Locked-Away-1").await;
    assert_eq!(refused.status, 401);

    let step = identify(caller, "locked@example.com").await;
    let step = caller.choose(&step, SELECT, "Email").await;
    let step = step.expect(200, &["challenge-authenticator"], &[]);
    let wrong = caller.give_passcode(&step, "wrong").await;
    assert_eq!(wrong.status, 401);
    let code = caller.mailed_code("locked@example.com").await;
    let done = caller.give_passcode(&step, &code).await;
    let done = done.expect(200, &[], &["oie.selfservice.unlock_user.success.message"]);
    // As a real org classes it: it is no error.
    assert_eq!(done.body["messages"]["value"][0]["class"], "INFO");
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
    by_mail(&caller()).await;
}

#[tokio::test]
async fn only_what_the_user_has_is_offered() {
    let caller = caller();
    assert_eq!(offered(&caller, "locked@example.com").await, ["Email"]);
    let every = offered(&caller, "every@example.com").await;
    assert_eq!(every, ["Email", "Phone"]);
    assert_eq!(offered(&caller, "phone@example.com").await, ["Phone"]);
    // Donald has neither.
    for login in ["donald@example.com", "nobody@example.com"] {
        let refused = identify(&caller, login).await;
        refused.expect(400, FORMS, &["oie.selfservice.user.unlock.not.allowed"]);
    }
    let step = unlock(&caller).await;
    let back = caller.answer(&step, "select-identify", json!({})).await;
    assert_eq!(back.steps()[0], "identify");
}
