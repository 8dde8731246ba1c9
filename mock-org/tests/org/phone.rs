use serde_json::json;

use crate::support::*;

const SELECT: &str = "select-authenticator-authenticate";
const ENROLL: &str = "select-authenticator-enroll";
const DATA: &[&str] = &["authenticator-verification-data", SELECT];
const PHONE: &str = "aut2mockPhone00000g4";

#[tokio::test]
async fn the_method_is_chosen_and_the_code_goes_there() {
    for (method, channel) in [("sms", "sms"), ("voice", "voice")] {
        let caller = Caller::new();
        let step = caller.identify("phone@example.com").await;
        let step = step.expect(200, DATA, &[]);
        let fields = &step.form(DATA[0])["value"][0]["form"]["value"];
        assert_eq!(fields[1]["options"][1]["value"], "voice");
        let answer = json!({ "authenticator": { "id": PHONE, "methodType": method } });
        let step = caller.answer(&step, DATA[0], answer).await;
        let step = step.expect(200, &["challenge-authenticator", SELECT], &[]);
        let profile = &step.body["currentAuthenticatorEnrollment"]["value"]["profile"];
        assert_eq!(profile["phoneNumber"], "+X XXX-XXX-0199");
        let inbox = caller.get("/__inbox.json?to=phone@example.com").await;
        assert_eq!(inbox.body[0]["channel"], channel);
        let code = inbox.body[0]["code"].as_str().unwrap();
        let wrong = caller.give_passcode(&step, "12").await;
        assert_eq!(wrong.status, 401);
        let done = caller.give_passcode(&step, code).await;
        done.expect(200, &[], &[]).interaction_code();
    }
}

#[tokio::test]
async fn a_method_that_is_none_or_missing_is_refused() {
    let caller = Caller::new();
    let step = caller.identify("phone@example.com").await;
    let answer = json!({ "authenticator": { "id": PHONE, "methodType": "telegram" } });
    let bad = caller.answer(&step, DATA[0], answer).await;
    bad.expect(400, DATA, &["errors.E0000003"]);
    let inbox = caller.get("/__inbox.json?to=phone@example.com").await;
    assert_eq!(inbox.body, json!([]));
}

#[tokio::test]
async fn a_choice_that_brings_the_method_sends_at_once() {
    let caller = Caller::new();
    let step = caller.identify("every@example.com").await;
    let mut answer = step.option(SELECT, "Phone");
    answer["authenticator"]["methodType"] = "voice".into();
    let step = caller.answer(&step, SELECT, answer).await;
    let step = step.expect(200, &["challenge-authenticator", SELECT], &[]);
    caller.answer(&step, "resend", json!({})).await;
    let inbox = caller.get("/__inbox.json?to=every@example.com").await;
    assert_eq!(inbox.body.as_array().map(Vec::len), Some(2));
    // Both forms post to one address, and the answer tells which is meant.
    let step = caller.choose(&step, SELECT, "Password").await;
    let current = &step.body["currentAuthenticatorEnrollment"]["value"];
    assert_eq!(current["key"], "okta_password");
}

#[tokio::test]
async fn a_number_is_enrolled_once_its_code_is_right() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, "Phone").await;
    let data = "authenticator-enrollment-data";
    let step = step.expect(200, &[data, ENROLL, "skip"], &[]);
    let number = |number: &str| json!({ "authenticator": { "id": PHONE, "methodType": "sms", "phoneNumber": number } });
    let bad = caller.answer(&step, data, number("call me")).await;
    bad.expect(
        400,
        &[data, ENROLL, "skip"],
        &["api.factors.error.sms.invalid_phone"],
    );
    let blank = caller.answer(&step, data, number("")).await;
    assert_eq!(
        blank.field_keys(data, &["authenticator", "phoneNumber"]),
        ["model.validation.field.blank"]
    );

    let step = caller.answer(&step, data, number("+1 555-010-0123")).await;
    let step = step.expect(200, &["enroll-authenticator", ENROLL, "skip"], &[]);
    let code = caller.mailed_code("new@example.com").await;
    let step = caller
        .answer(&step, "enroll-authenticator", passcode(&code))
        .await;
    let enrolled = &step.body["authenticatorEnrollments"]["value"][1];
    assert_eq!(enrolled["profile"]["phoneNumber"], "+X XXX-XXX-0123");
}

#[tokio::test]
async fn codes_are_not_sent_without_end() {
    let caller = Caller::new();
    let step = caller.identify("phone@example.com").await;
    let answer = json!({ "authenticator": { "id": PHONE, "methodType": "sms" } });
    let step = caller.answer(&step, DATA[0], answer).await;
    let forms = &["challenge-authenticator", SELECT];
    for _ in 1..5 {
        let sent = caller.answer(&step, "resend", json!({})).await;
        sent.expect(200, forms, &[]);
    }
    let refused = caller.answer(&step, "resend", json!({})).await;
    refused.expect(429, forms, &["tooManyRequests"]);
    let code = caller.mailed_code("phone@example.com").await;
    caller.give_passcode(&step, &code).await.interaction_code();
}
