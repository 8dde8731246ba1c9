//! `/__clock`.

use serde_json::json;

use crate::support::*;

fn standing_with(seed: u64) -> Settings<'static> {
    Settings {
        seed: Some(seed),
        ..Settings::default()
    }
}

/// An org whose clock stands at the beginning of 1970.
pub fn standing(seed: u64) -> Caller {
    Caller::of(TestOrg::new(&standing_with(seed)))
}

#[tokio::test]
async fn the_clock_is_put_forward_by_milliseconds() {
    let caller = standing(1);
    let now = caller.get("/__clock").await;
    assert_eq!(now.body, json!({ "now": "1970-01-01T00:00:00.000Z" }));
    let body = json!({ "advance": 90_500 });
    let later = caller.post_json("/__clock", body).await;
    assert_eq!(later.body, json!({ "now": "1970-01-01T00:01:30.500Z" }));
    let wrong = caller.post_json("/__clock", json!({ "advance": -1 })).await;
    assert_eq!(wrong.status, 422);
}

/// Every kind of handle, code, id and token there is.
async fn answers(caller: &Caller) -> Vec<String> {
    let code = code_for(
        caller,
        "/oauth2/default",
        &[("scope", "openid offline_access")],
    )
    .await;
    let tokens = caller.redeem("/oauth2/default", &code, VERIFIER).await;
    let mut all = vec![code, tokens.text];
    for login in ["katherine@example.com", "push@example.com"] {
        all.push(caller.identify(login).await.text);
    }
    let step = caller.optional_enrollments().await;
    let form = "select-authenticator-enroll";
    for label in ["Google Authenticator", "Security Key or Biometric"] {
        all.push(caller.choose(&step, form, label).await.text);
    }
    for page in ["/__inbox.json", "/__device.json"] {
        all.push(caller.get(page).await.text);
    }
    all
}

#[tokio::test]
async fn a_seed_and_a_time_give_the_same_handles_codes_and_tokens() {
    let once = answers(&standing(7)).await;
    // In this process, even where the other is not.
    let again = Caller::of(TestOrg::in_process(&standing_with(7)));
    assert_eq!(once, answers(&again).await);
    let other = answers(&standing(8)).await;
    for (one, other) in once.iter().zip(&other) {
        assert_ne!(one, other);
    }
}
