//! What is logged. A program of its own: whether an event is wanted is decided once for a whole process, and the
//! other tests, which listen to none, would decide it at random.

#[allow(dead_code, reason = "shared with the other tests")]
#[path = "org/support/mod.rs"]
mod support;

use std::{
    io,
    sync::{Arc, Mutex},
};

use serde_json::json;

use support::*;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn each_step_is_logged_and_no_secret_is() {
    let captured = Captured::default();
    let writer = captured.clone();
    let subscriber = tracing_subscriber::fmt()
        .without_time()
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    // Only this process can log to the subscriber.
    let in_process = || Caller::of(TestOrg::in_process(&Settings::default()));
    let caller = Caller {
        client_id: "two-factor-client",
        ..in_process()
    };
    let reply = caller
        .interact("/oauth2", &[("scope", "openid offline_access")])
        .await;
    let handle = reply.body["interaction_handle"]
        .as_str()
        .unwrap()
        .to_owned();
    let first = caller.introspect(&handle).await;
    let step = caller.give_name(&first, "ada@example.com").await;
    caller.give_passcode(&step, "a-wrong-password").await;
    let step = caller.give_passcode(&step, "Correct-Horse-9").await;
    let mailed = caller.mailed_code("ada@example.com").await;
    let done = caller.give_passcode(&step, &mailed).await;
    let code = done.interaction_code();
    let tokens = caller.redeem("/oauth2", &code, VERIFIER).await.body;

    // What is sent, shown and tapped elsewhere is as secret.
    let caller = in_process();
    let step = caller.identify("every@example.com").await;
    let phone = json!({ "authenticator": { "id": "aut2mockPhone00000g4", "methodType": "sms" } });
    let select = "select-authenticator-authenticate";
    caller.answer(&step, select, phone).await;
    let texted = caller.mailed_code("every@example.com").await;
    caller.choose(&step, select, "Email").await;
    let inbox = caller.get("/__inbox.json?to=every@example.com").await;
    let link = inbox.body[0]["link"].as_str().unwrap();
    let (path, link_token) = (
        link.strip_prefix(ORG).unwrap(),
        link.rsplit('/').next().unwrap(),
    );
    caller.get(path).await;
    let push = caller.choose(&step, select, "Okta Verify").await;
    let device = caller.get("/__device.json").await;
    let device_href = device.body["prompts"][0]["href"].as_str().unwrap();
    let device_token = device_href.rsplit('/').next().unwrap();
    caller.tap("no").await;
    caller.answer(&push, "challenge-poll", json!({})).await;
    caller
        .interact("/oauth2", &[("activation_token", "activate-stella")])
        .await;

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    for step in [
        "interact",
        "introspect",
        "identify",
        "challenge-authenticator",
        "incorrectPassword",
        "tokens issued",
        "email link opened",
        "api.authn.poll.error.push_rejected",
    ] {
        assert!(log.contains(step), "{step} is not in\n{log}");
    }
    let token = |name: &str| tokens[name].as_str().unwrap();
    for secret in [
        handle.as_str(),
        first.state_handle(),
        "a-wrong-password",
        "Correct-Horse-9",
        mailed.as_str(),
        code.as_str(),
        VERIFIER,
        token("access_token"),
        token("id_token"),
        token("refresh_token"),
        "ada@example.com",
        "every@example.com",
        texted.as_str(),
        link_token,
        device_token,
        step.state_handle(),
        "010-0142",
        "activate-stella",
    ] {
        assert!(!log.contains(secret), "{secret} is in\n{log}");
    }
}
