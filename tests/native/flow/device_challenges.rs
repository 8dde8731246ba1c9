//! Okta FastPass: where Okta Verify is looked for, and what each answer leads to.

use serde_json::{Value as Json, json};

use super::state;
use crate::protocol::flow::{
    DeviceChallenge, Loopback, LoopbackStep, NULL, Reason, Value, device_challenge,
};

fn loopback(own: Json) -> Json {
    let mut data = json!({
        "challengeMethod": "LOOPBACK", "challengeRequest": "ey.request", "domain": "http://localhost",
        "ports": ["2000", "6511"],
    });
    for (name, value) in own.as_object().unwrap() {
        data[name] = value.clone();
    }
    data
}

fn of(data: Json) -> Value<'static> {
    let remediation = json!({ "name": "device-challenge-poll", "relatesTo": { "value": data } });
    state(&json!([{ "name": "identify" }, remediation]), &json!({}))
}

fn challenge(own: Json) -> DeviceChallenge<'static> {
    device_challenge(of(loopback(own)), false).unwrap()
}

fn probe(base: &str) -> LoopbackStep {
    LoopbackStep::Probe(format!("{base}/probe"))
}

fn post(base: &str) -> LoopbackStep {
    LoopbackStep::Challenge(format!("{base}/challenge"))
}

#[test]
fn the_challenge_is_that_of_device_challenge_poll_or_of_okta_verifys_challenge_poll() {
    let found = challenge(json!({}));
    assert_eq!(found.method, "LOOPBACK");
    assert_eq!(found.challenge_request, "ey.request");
    assert_eq!(found.cancel, "authenticatorChallenge-cancel");

    let data = json!({ "value": { "contextualData": { "challenge": { "value": {
        "challengeMethod": "CUSTOM_URI", "href": "com-okta-authenticator:/x",
    } } } } });
    let state = state(
        &json!([{ "name": "challenge-poll", "relatesTo": data }]),
        &json!({}),
    );
    let found = device_challenge(state, false).unwrap();
    assert_eq!(found.method, "CUSTOM_URI");
    assert_eq!(found.href, Some("com-okta-authenticator:/x"));
    assert_eq!(found.cancel, "currentAuthenticator-cancel");
}

#[test]
fn a_state_without_a_challenge_has_none() {
    for nothing in [
        &NULL,
        state(&json!([{ "name": "poll" }]), &json!({})),
        state(
            &json!([{ "name": "challenge-poll", "relatesTo": { "value": {} } }]),
            &json!({}),
        ),
    ] {
        assert_eq!(device_challenge(nothing, false), None);
    }
}

#[test]
fn a_probe_waits_as_long_as_the_challenge_says_a_tenth_of_a_second_or_three_on_android() {
    assert_eq!(challenge(json!({})).probe_timeout, 100.0);
    assert_eq!(
        challenge(json!({ "probeTimeoutMillis": 250 })).probe_timeout,
        250.0
    );
    let state = of(loopback(json!({ "probeTimeoutMillis": 250 })));
    assert_eq!(device_challenge(state, true).unwrap().probe_timeout, 3000.0);
}

#[test]
fn ports_are_probed_one_after_another_and_the_challenge_goes_to_the_first_that_answers() {
    let mut search = Loopback::new(challenge(json!({ "ports": ["2000", 6511, "6512"] })));
    assert_eq!(search.first(), probe("http://localhost:2000"));
    assert_eq!(search.probed(false), probe("http://localhost:6511"));
    assert_eq!(search.probed(false), probe("http://localhost:6512"));
    assert_eq!(search.probed(true), post("http://localhost:6512"));
    assert_eq!(search.challenged(Some(200)), LoopbackStep::Found);
}

#[test]
fn the_domain_with_tls_comes_first() {
    let own = json!({ "httpsDomain": "https://a.authenticatorlocaldev.com/", "ports": ["1"] });
    let mut search = Loopback::new(challenge(own));
    assert_eq!(
        search.first(),
        probe("https://a.authenticatorlocaldev.com:1")
    );
    assert_eq!(search.probed(false), probe("http://localhost:1"));
}

#[test]
fn a_503_and_no_answer_lead_to_the_next_port_and_the_last_to_unreachable() {
    for status in [Some(503), None] {
        let mut search = Loopback::new(challenge(json!({})));
        search.probed(true);
        assert_eq!(search.challenged(status), probe("http://localhost:6511"));
        search.probed(true);
        assert_eq!(
            search.challenged(status),
            LoopbackStep::Cancel(Reason::Unreachable)
        );
    }
    let none = Loopback::new(challenge(json!({ "ports": [] })));
    assert_eq!(none.first(), LoopbackStep::Cancel(Reason::Unreachable));
}

#[test]
fn any_other_status_cancels_with_it() {
    for status in [199, 300, 400, 401, 500, 502] {
        let mut search = Loopback::new(challenge(json!({})));
        search.probed(true);
        let expected = LoopbackStep::Cancel(Reason::ReturnedError(status));
        assert_eq!(search.challenged(Some(status)), expected);
    }
    for status in [200, 204, 299] {
        let mut search = Loopback::new(challenge(json!({})));
        search.probed(true);
        assert_eq!(search.challenged(Some(status)), LoopbackStep::Found);
    }
}

#[test]
fn reasons_have_the_words_and_statuses_of_the_widget() {
    for (reason, word, status) in [
        (Reason::UserCanceled, "USER_CANCELED", None),
        (Reason::Unreachable, "OV_UNREACHABLE_BY_LOOPBACK", None),
        (Reason::ReturnedError(400), "OV_RETURNED_ERROR", Some(400)),
    ] {
        assert_eq!((reason.as_str(), reason.status_code()), (word, status));
    }
}

#[test]
fn ports_that_are_none_are_left_out() {
    let ports = json!([
        "2000",
        "",
        "20a",
        "@evil.example",
        0,
        65_535,
        65_536,
        -1,
        null,
        {}
    ]);
    let mut search = Loopback::new(challenge(json!({ "ports": ports })));
    let mut found = vec![search.first()];
    while let Some(LoopbackStep::Probe(_)) = found.last() {
        found.push(search.probed(false));
    }
    assert_eq!(
        found,
        [
            probe("http://localhost:2000"),
            probe("http://localhost:0"),
            probe("http://localhost:65535"),
            LoopbackStep::Cancel(Reason::Unreachable),
        ]
    );
}
