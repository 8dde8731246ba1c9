use serde_json::{Value, json};

use crate::support::*;

const PROFILE: &[&str] = &["enroll-profile", "select-identify"];
const ENROLL: &[&str] = &["enroll-authenticator", "select-authenticator-enroll"];

fn profile(email: &str) -> Value {
    json!({ "userProfile": { "firstName": "New", "lastName": "User", "email": email } })
}

async fn enroll_profile(caller: &Caller) -> Reply {
    let step = caller.start().await;
    caller
        .answer(&step, "select-enroll-profile", json!({}))
        .await
        .expect(200, PROFILE, &[])
}

#[tokio::test]
async fn a_profile_and_a_password_make_an_account() {
    let caller = Caller::new();
    let step = enroll_profile(&caller).await;
    let fields = &step.form("enroll-profile")["value"][0]["form"]["value"];
    let names: Vec<_> = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["lastName", "firstName", "email"]);

    let step = caller
        .answer(&step, "enroll-profile", profile("new@example.com"))
        .await
        .expect(200, ENROLL, &[]);
    assert_eq!(
        step.body["currentAuthenticator"]["value"]["settings"]["complexity"]["minLength"],
        8
    );
    let offer = caller
        .answer(&step, "enroll-authenticator", passcode("Brand-New-1"))
        .await;
    let offer = offer.expect(200, &["select-authenticator-enroll", "skip"], &[]);
    caller
        .answer(&offer, "skip", json!({}))
        .await
        .expect(200, &[], &[])
        .interaction_code();

    let step = caller.identify("new@example.com").await;
    caller
        .give_passcode(&step, "Brand-New-1")
        .await
        .interaction_code();
}

#[tokio::test]
async fn the_optional_email_can_be_enrolled() {
    let caller = Caller::with("policy.registration.optional = ['email']");
    let step = enroll_profile(&caller).await;
    let step = caller
        .answer(&step, "enroll-profile", profile("new@example.com"))
        .await;
    let step = caller
        .answer(&step, "enroll-authenticator", passcode("Brand-New-1"))
        .await;
    let email = step.option("select-authenticator-enroll", "Email");
    let step = caller
        .answer(&step, "select-authenticator-enroll", email)
        .await;
    let step = step.expect(
        200,
        &[
            "enroll-authenticator",
            "select-authenticator-enroll",
            "skip",
        ],
        &[],
    );
    let wrong = caller
        .answer(&step, "enroll-authenticator", passcode("000 000"))
        .await;
    let keys = wrong.field_keys("enroll-authenticator", &["credentials", "passcode"]);
    assert_eq!(
        (wrong.status.as_u16(), keys),
        (401, vec!["api.authn.error.PASSCODE_INVALID"])
    );
    caller.answer(&step, "resend", json!({})).await;
    let code = caller.mailed_code("new@example.com").await;
    let done = caller
        .answer(&step, "enroll-authenticator", passcode(&code))
        .await
        .expect(200, &[], &[]);
    let tokens = caller
        .redeem("/oauth2", &done.interaction_code(), VERIFIER)
        .await;
    assert_eq!(claims(&tokens.body["id_token"])["email_verified"], true);
}

#[tokio::test]
async fn several_required_authenticators_are_chosen_in_any_order() {
    let caller =
        Caller::with("policy.registration = { required = ['password', 'email'], optional = [] }");
    let step = enroll_profile(&caller).await;
    let step = caller
        .answer(&step, "enroll-profile", profile("new@example.com"))
        .await;
    let step = step.expect(200, &["select-authenticator-enroll"], &[]);
    let email = step.option("select-authenticator-enroll", "Email");
    let step = caller
        .answer(&step, "select-authenticator-enroll", email)
        .await
        .expect(200, ENROLL, &[]);
    let code = caller.mailed_code("new@example.com").await;
    let step = caller
        .answer(&step, "enroll-authenticator", passcode(&code))
        .await
        .expect(200, ENROLL, &[]);
    assert_eq!(
        step.body["currentAuthenticator"]["value"]["key"],
        "okta_password"
    );
    caller
        .answer(&step, "enroll-authenticator", passcode("Brand-New-1"))
        .await
        .interaction_code();
}

#[tokio::test]
async fn every_wrong_profile_field_has_its_own_message() {
    let caller = Caller::new();
    let step = enroll_profile(&caller).await;
    let answer = json!({ "userProfile": { "firstName": " ", "lastName": "x".repeat(51), "email": "nonsense" } });
    let reply = caller
        .answer(&step, "enroll-profile", answer)
        .await
        .expect(400, PROFILE, &[]);
    for (field, key) in [
        ("firstName", "model.validation.field.blank"),
        ("lastName", "registration.error.doesNotMatchPattern"),
        ("email", "registration.error.invalidLoginEmail"),
    ] {
        assert_eq!(
            reply.field_keys("enroll-profile", &["userProfile", field]),
            [key]
        );
    }
    let reply = caller
        .answer(&step, "enroll-profile", json!({}))
        .await
        .expect(400, PROFILE, &[]);
    assert_eq!(
        reply.field_keys("enroll-profile", &["userProfile", "email"]),
        ["model.validation.field.blank"]
    );
}

#[tokio::test]
async fn a_taken_address_is_refused_at_its_field() {
    let caller = Caller::new();
    let step = enroll_profile(&caller).await;
    let reply = caller
        .answer(&step, "enroll-profile", profile("ADA@example.com"))
        .await
        .expect(400, PROFILE, &[]);
    let keys = reply.field_keys("enroll-profile", &["userProfile", "email"]);
    assert_eq!(keys, ["registration.error.notUniqueWithinOrg"]);
    caller
        .answer(&reply, "enroll-profile", profile("free@example.com"))
        .await
        .expect(200, ENROLL, &[]);
}

#[tokio::test]
async fn two_registrations_of_one_address_cannot_both_end_well() {
    let caller = Caller::new();
    let mut steps = Vec::new();
    for _ in 0..2 {
        let step = enroll_profile(&caller).await;
        let step = caller
            .answer(&step, "enroll-profile", profile("new@example.com"))
            .await;
        steps.push(
            caller
                .answer(&step, "enroll-authenticator", passcode("Brand-New-1"))
                .await,
        );
    }
    caller
        .answer(&steps[0], "skip", json!({}))
        .await
        .expect(200, &[], &[])
        .interaction_code();
    let late = caller.answer(&steps[1], "skip", json!({})).await;
    late.expect(400, &[], &["registration.error.notUniqueWithinOrg"]);
}

#[tokio::test]
async fn a_weak_password_is_refused_at_its_field() {
    let caller = Caller::new();
    let step = enroll_profile(&caller).await;
    let step = caller
        .answer(&step, "enroll-profile", profile("new@example.com"))
        .await;
    for (password, key) in [
        ("weak", "password.passwordRequirementsNotMet"),
        ("Password1", "password.common"),
    ] {
        let reply = caller
            .answer(&step, "enroll-authenticator", passcode(password))
            .await
            .expect(400, ENROLL, &[]);
        assert_eq!(
            reply.field_keys("enroll-authenticator", &["credentials", "passcode"]),
            [key]
        );
    }
}

#[tokio::test]
async fn somebody_with_an_account_goes_back_to_identify() {
    let caller = Caller::new();
    let step = enroll_profile(&caller).await;
    let step = caller.answer(&step, "select-identify", json!({})).await;
    step.expect(200, &["identify", "select-enroll-profile"], &[]);
}
