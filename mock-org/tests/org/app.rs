//! The authenticator app of the device: accounts are scanned, and its codes are read.

use serde_json::{Value, json};

use crate::{clock::standing, support::*};

const APPS: &str = "/__device/apps";
const ENROLL: &str = "select-authenticator-enroll";
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

async fn codes(caller: &Caller) -> Vec<Value> {
    let device = caller.get("/__device.json").await.body;
    device["codes"].as_array().unwrap().clone()
}

/// The code of a login; null where the app has no account of it.
async fn code_of(caller: &Caller, login: &str) -> Value {
    let codes = codes(caller).await;
    let found = codes.iter().find(|code| code["login"] == login);
    found.map_or(Value::Null, |found| found["code"].clone())
}

#[tokio::test]
async fn an_app_is_set_up_by_scanning_what_the_step_shares() {
    let caller = Caller::new();
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, "Google Authenticator").await;
    let data = &step.body["currentAuthenticator"]["value"]["contextualData"];
    let scan = json!({ "sharedSecret": data["sharedSecret"], "login": "new@example.com" });
    let added = caller.post_json(APPS, scan).await;
    assert_eq!(added.status, 201);
    let code = code_of(&caller, "new@example.com").await;
    assert_eq!(added.body["code"], code);
    let answer = passcode(code.as_str().unwrap());
    let step = caller.answer(&step, "enroll-authenticator", answer).await;
    let step = step.expect(200, &[ENROLL, "skip"], &[]);
    // The account is set up now, and is listed once.
    caller.answer(&step, "skip", json!({})).await;
    let codes = codes(&caller).await;
    let theirs = codes.iter().filter(|c| c["login"] == "new@example.com");
    assert_eq!(theirs.count(), 1);
}

#[tokio::test]
async fn codes_are_told_with_whose_they_are_and_how_long_they_last() {
    let caller = standing(1);
    let scan = json!({ "sharedSecret": "gezd gnbv gy3t qojq gezd gnbv gy3t qojq", "login": "ada@example.com" });
    let added = caller.post_json(APPS, scan).await;
    caller.pass(59);
    let told = codes(&caller).await.pop().unwrap();
    // RFC 6238, appendix B.
    let expected = json!({
        "login": "ada@example.com",
        "name": "Ada Lovelace",
        "issuer": "Mock org",
        "code": "287082",
        "secondsLeft": 1,
    });
    assert_eq!(told, expected);
    assert_eq!(added.body["secondsLeft"], 30);
    let page = caller.get("/__device").await.text;
    assert!(page.contains("287082") && page.contains("Ada Lovelace, ada@example.com"));
    assert!(page.contains("1 s left"));
}

#[tokio::test]
async fn an_address_names_its_account() {
    let caller = Caller::new();
    let uri =
        format!("otpauth://totp/Elsewhere:grace%40example.com?secret={SECRET}&issuer=Elsewhere");
    let added = caller.post_json(APPS, json!({ "uri": uri })).await.body;
    assert_eq!(added["login"], "grace@example.com");
    assert_eq!(added["issuer"], "Elsewhere");
    // A newer account of the same login takes its place.
    let scan = json!({ "sharedSecret": format!("{SECRET}{SECRET}"), "login": "grace@example.com" });
    let newer = caller.post_json(APPS, scan).await.body;
    assert_eq!(code_of(&caller, "grace@example.com").await, newer["code"]);
    let nameless = caller
        .post_json(APPS, json!({ "sharedSecret": SECRET }))
        .await;
    assert_eq!(nameless.body["login"], Value::Null);
}

#[tokio::test]
async fn what_is_no_secret_is_refused() {
    let caller = Caller::new();
    let before = codes(&caller).await;
    for (scan, why) in [
        (json!({}), "send `sharedSecret`"),
        (
            json!({ "sharedSecret": "not base32!" }),
            "`sharedSecret` is not",
        ),
        (
            json!({ "sharedSecret": "GEZDGNBV" }),
            "`sharedSecret` is not",
        ),
        (json!({ "uri": "https://org.example/" }), "`uri` is not"),
        (
            json!({ "uri": "otpauth://hotp/x?secret=GEZD" }),
            "`uri` is not",
        ),
        (json!({ "uri": "x", "sharedSecret": SECRET }), "not both"),
    ] {
        let refused = caller.post_json(APPS, scan).await;
        assert_eq!(refused.status, 400);
        assert!(refused.text.contains(why), "{}", refused.text);
    }
    assert_eq!(
        caller
            .post_json(APPS, json!({ "secret": SECRET }))
            .await
            .status,
        422
    );
    let page = caller.post_form(APPS, &[("sharedSecret", "1")]).await;
    assert_eq!(page.status, 400);
    assert!(page.text.contains("not a secret key"));
    assert_eq!(codes(&caller).await.len(), before.len());
}

#[tokio::test]
async fn the_form_of_the_page_adds_an_account_until_a_reset() {
    let caller = Caller::new();
    let before = caller.org.snapshot();
    let add = async || {
        let fields = [("sharedSecret", SECRET), ("login", "ada@example.com")];
        let added = caller.post_form(APPS, &fields).await;
        assert_eq!(
            (added.status.as_u16(), &added.headers["location"]),
            (303, &"../__device".parse().unwrap())
        );
        assert_ne!(code_of(&caller, "ada@example.com").await, Value::Null);
    };
    add().await;
    caller.org.restore(&before);
    assert_eq!(code_of(&caller, "ada@example.com").await, Value::Null);
    add().await;
    caller.post("/__reset", "text/plain", "").await;
    assert_eq!(code_of(&caller, "ada@example.com").await, Value::Null);
}
