use serde_json::json;

use crate::support::*;

const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];
const SELECT: &[&str] = &["select-authenticator-authenticate"];

#[tokio::test]
async fn authenticators_are_chosen_by_id_and_point_at_enrolments() {
    let caller = Caller::with("scenario = 'authenticator-choice'");
    let step = caller
        .identify("ada@example.com")
        .await
        .expect(200, SELECT, &[]);
    let options = &step.form(SELECT[0])["value"][0]["options"];
    for (i, key) in ["okta_password", "okta_email"].into_iter().enumerate() {
        assert_eq!(
            options[i]["relatesTo"],
            format!("$.authenticatorEnrollments.value[{i}]")
        );
        assert_eq!(
            step.body["authenticatorEnrollments"]["value"][i]["key"],
            key
        );
        assert_eq!(step.body["authenticators"]["value"][i]["key"], key);
    }
    let bad = caller
        .answer(
            &step,
            SELECT[0],
            json!({ "authenticator": { "id": "aut-unknown" } }),
        )
        .await;
    bad.expect(400, SELECT, &["errors.E0000003"]);

    let email = caller
        .answer(&step, SELECT[0], step.option(SELECT[0], "Email"))
        .await
        .expect(200, CHALLENGE, &[]);
    let profile = &email.body["currentAuthenticatorEnrollment"]["value"]["profile"];
    assert_eq!(*profile, json!({ "email": "a***a@example.com" }));
    let password = caller
        .answer(&email, SELECT[0], email.option(SELECT[0], "Password"))
        .await;
    let password = password.expect(200, CHALLENGE, &[]);
    caller
        .answer(&password, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await
        .interaction_code();
}

#[tokio::test]
async fn an_email_code_is_checked_resent_and_expires() {
    let caller = Caller::new();
    let step = caller
        .identify("katherine@example.com")
        .await
        .expect(200, CHALLENGE, &[]);
    let path = &["credentials", "passcode"];
    let wrong = caller
        .answer(&step, CHALLENGE[0], passcode("not a code"))
        .await
        .expect(401, CHALLENGE, &[]);
    assert_eq!(
        wrong.field_keys(CHALLENGE[0], path),
        ["api.authn.error.PASSCODE_INVALID"]
    );

    let old = caller.mailed_code("katherine@example.com").await;
    caller
        .answer(&step, "resend", json!({}))
        .await
        .expect(200, CHALLENGE, &[]);
    let new = caller.mailed_code("katherine@example.com").await;
    if old != new {
        caller
            .answer(&step, CHALLENGE[0], passcode(&old))
            .await
            .expect(401, CHALLENGE, &[]);
    }
    caller.pass(301);
    let late = caller
        .answer(&step, CHALLENGE[0], passcode(&new))
        .await
        .expect(401, CHALLENGE, &[]);
    assert_eq!(
        late.field_keys(CHALLENGE[0], path),
        ["api.authn.error.PASSCODE_INVALID"]
    );

    caller.answer(&step, "resend", json!({})).await;
    let code = caller.mailed_code("katherine@example.com").await;
    caller
        .answer(&step, CHALLENGE[0], passcode(&code))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

#[tokio::test]
async fn two_factors_are_asked_one_after_the_other() {
    for caller in [
        Caller::with("scenario = 'two-factor'"),
        Caller {
            client_id: "two-factor-client",
            ..Caller::new()
        },
    ] {
        let step = caller
            .identify("ada@example.com")
            .await
            .expect(200, CHALLENGE, &[]);
        let step = caller
            .answer(&step, CHALLENGE[0], passcode("Correct-Horse-9"))
            .await
            .expect(200, CHALLENGE, &[]);
        assert_eq!(
            step.body["currentAuthenticatorEnrollment"]["value"]["key"],
            "okta_email"
        );
        let code = caller.mailed_code("ada@example.com").await;
        caller
            .answer(&step, CHALLENGE[0], passcode(&code))
            .await
            .expect(200, &[], &[])
            .interaction_code();
    }
}

#[tokio::test]
async fn a_user_can_have_a_rule_of_their_own() {
    let caller = Caller::new();
    caller
        .identify("grace@example.com")
        .await
        .expect(200, SELECT, &[]);
    let step = caller
        .identify("alan@example.com")
        .await
        .expect(200, CHALLENGE, &[]);
    caller
        .answer(&step, CHALLENGE[0], passcode("Turing-Tape-7"))
        .await
        .expect(200, CHALLENGE, &[]);
}
