use base64::{Engine, engine::general_purpose::STANDARD};
use mock_org::Totp;

use crate::support::*;

const ENROLL: &str = "select-authenticator-enroll";
const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];
const PASSCODE: &[&str] = &["credentials", "passcode"];

#[tokio::test]
async fn the_code_of_the_moment_signs_in_once() {
    let caller = Caller::new();
    let app = Totp::new("totp@example.com", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").unwrap();
    let step = caller.identify("totp@example.com").await;
    let step = step.expect(200, CHALLENGE, &[]);
    assert_eq!(
        step.body["currentAuthenticator"]["value"]["key"],
        "google_otp"
    );
    let old = app.code(caller.org.now() - time::Duration::minutes(5));
    let wrong = caller.answer(&step, CHALLENGE[0], passcode(&old)).await;
    assert_eq!(
        wrong.field_keys(CHALLENGE[0], PASSCODE),
        ["authfactor.challenge.soft_token.invalid_passcode"]
    );
    let code = app.code(caller.org.now());
    let device = caller.get("/__device.json").await;
    assert_eq!(device.body["codes"][0]["code"], code);
    caller
        .answer(&step, CHALLENGE[0], passcode(&code))
        .await
        .expect(200, &[], &[])
        .interaction_code();

    let step = caller.identify("totp@example.com").await;
    let again = caller.answer(&step, CHALLENGE[0], passcode(&code)).await;
    assert_eq!(
        again.field_keys(CHALLENGE[0], PASSCODE),
        ["authfactor.challenge.soft_token.used_passcode"]
    );
    caller.pass(30);
    let next = app.code(caller.org.now());
    caller
        .answer(&step, CHALLENGE[0], passcode(&next))
        .await
        .interaction_code();
}

#[tokio::test]
async fn an_app_is_set_up_by_its_qr_code_or_secret() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, "Google Authenticator").await;
    let forms = &["enroll-authenticator", ENROLL, "skip"];
    let step = step.expect(200, forms, &[]);
    let data = &step.body["currentAuthenticator"]["value"]["contextualData"];
    assert_eq!(data["qrcode"]["type"], "image/png");
    let image = data["qrcode"]["href"].as_str().unwrap();
    let image = image.strip_prefix("data:image/png;base64,").unwrap();
    assert!(STANDARD.decode(image).unwrap().starts_with(b"\x89PNG"));

    let secret = data["sharedSecret"].as_str().unwrap();
    let app = Totp::new("new@example.com", secret).unwrap();
    let wrong = caller
        .answer(&step, "enroll-authenticator", passcode("no code"))
        .await
        .expect(401, forms, &[]);
    assert_eq!(
        wrong.body["currentAuthenticator"], step.body["currentAuthenticator"],
        "the secret stays"
    );
    let code = app.code(caller.org.now());
    let step = caller
        .answer(&step, "enroll-authenticator", passcode(&code))
        .await
        .expect(200, &[ENROLL, "skip"], &[]);
    assert_eq!(
        step.body["authenticatorEnrollments"]["value"][1]["key"],
        "google_otp"
    );
}
