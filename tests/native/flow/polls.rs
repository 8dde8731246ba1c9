//! Every rule of polling, with a clock that the test controls.

use serde_json::{Value as Json, json};

use super::{state, value};
use crate::protocol::flow::{NULL, Next, Poll, Value, poll_of};

const NAN: f64 = f64::NAN;

fn polling(name: &str, refresh: Json) -> Value<'static> {
    state(
        &json!([{ "name": "identify" }, { "name": name, "refresh": refresh }]),
        &json!({}),
    )
}

fn name_of(state: Value<'_>) -> Option<&str> {
    poll_of(state).map(|of| of.name)
}

#[test]
fn it_follows_the_first_remediation_named_poll_or_with_poll_at_the_end() {
    for name in [
        "poll",
        "challenge-poll",
        "enroll-poll",
        "device-challenge-poll",
    ] {
        assert_eq!(name_of(polling(name, json!(null))), Some(name));
    }
    for name in ["polling", "repoll", "poll-2", "Poll", ""] {
        assert_eq!(name_of(polling(name, json!(null))), None, "{name}");
    }
    let both = state(
        &json!([{ "name": "b-poll" }, { "name": "poll" }]),
        &json!({}),
    );
    assert_eq!(name_of(both), Some("b-poll"));
}

#[test]
fn else_the_poll_of_the_current_authenticator_else_that_of_its_enrollment() {
    let with = |actions: Json| {
        value(&json!({
            "neededToProceed": [{ "name": "challenge-authenticator" }],
            "actions": actions,
            "rawIdxState": {
                "currentAuthenticator": { "value": { "poll": { "refresh": 3000 } } },
                "currentAuthenticatorEnrollment": { "value": { "poll": { "refresh": 5000 } } },
            },
        }))
    };
    let (first, second) = (
        "currentAuthenticator-poll",
        "currentAuthenticatorEnrollment-poll",
    );
    for (actions, expected) in [
        (json!({ second: null, first: null }), Some((first, 3000.0))),
        (json!({ second: null }), Some((second, 5000.0))),
        (json!({ "cancel": null }), None),
    ] {
        let found = poll_of(with(actions));
        let found = found.as_ref().map(|of| {
            assert!(of.is_action);
            (of.name, of.refresh)
        });
        assert_eq!(found, expected);
    }
}

#[test]
fn the_interval_is_the_answers_own_refresh_read_anew_each_time_or_four_seconds() {
    for (refresh, expected) in [
        (json!(2500), 2500.0),
        (json!(null), 4000.0),
        (json!("2500"), 4000.0),
        (json!(0), 4000.0),
        (json!(-5), 4000.0),
    ] {
        let mut poll = Poll::begin(polling("poll", refresh), NAN).unwrap();
        assert_eq!(poll.interval(), Next::Wait(expected), "it waits first");
        let next = poll.answered(polling("poll", json!(7000)), NAN);
        assert_eq!(next, Next::Wait(7000.0));
        assert_eq!(
            poll.answered(polling("poll", json!(null)), NAN),
            Next::Wait(4000.0)
        );
    }
}

#[test]
fn it_is_over_when_there_is_no_poll_any_more_or_its_name_changed() {
    let begin = || Poll::begin(polling("enroll-poll", json!(1000)), NAN).unwrap();
    let none = state(&json!([{ "name": "enroll-authenticator" }]), &json!({}));
    assert_eq!(begin().answered(none, NAN), Next::Over);
    assert_eq!(
        begin().answered(polling("challenge-poll", json!(1000)), NAN),
        Next::Over
    );
    assert!(Poll::begin(none, NAN).is_none());
}

#[test]
fn it_is_over_when_the_current_authenticator_changed_or_there_is_an_interaction_code() {
    let of = |owner: &str, id: &str| {
        state(
            &json!([{ "name": "challenge-poll" }]),
            &json!({ owner: { "value": { "id": id } } }),
        )
    };
    for owner in ["currentAuthenticator", "currentAuthenticatorEnrollment"] {
        let mut poll = Poll::begin(of(owner, "a"), NAN).unwrap();
        assert_eq!(poll.answered(of(owner, "a"), NAN), Next::Wait(4000.0));
        assert_eq!(poll.answered(of(owner, "b"), NAN), Next::Over);
    }
    let done = state(
        &json!([{ "name": "poll" }]),
        &json!({ "successWithInteractionCode": {} }),
    );
    let mut poll = Poll::begin(polling("poll", json!(null)), NAN).unwrap();
    assert_eq!(poll.answered(done, NAN), Next::Over);
}

#[test]
fn too_many_requests_are_waited_out_for_the_longer_of_refresh_and_retry_after_or_a_minute() {
    let by_status = value(&json!({ "response": { "status": 429 } }));
    let by_code = state(&json!([]), &json!({ "errorCode": "E0000047" }));
    let key = json!({ "i18n": { "key": "tooManyRequests" } });
    let by_message = state(&json!([]), &json!({ "messages": { "value": [{}, key] } }));
    for refused in [by_status, by_code, by_message] {
        let mut poll = Poll::begin(polling("poll", json!(5000)), NAN).unwrap();
        for (retry_after, expected) in [(None, 60_000.0), (Some(7.0), 7000.0), (Some(0.0), 5000.0)]
        {
            assert_eq!(poll.refused(refused, retry_after), Next::Wait(expected));
        }
    }
    let mut slow = Poll::begin(polling("poll", json!(90_000)), NAN).unwrap();
    let refused = value(&json!({ "response": { "status": 429 } }));
    assert_eq!(slow.refused(refused, None), Next::Wait(90_000.0));
}

#[test]
fn any_other_refusal_rejects_with_that_state() {
    let mut poll = Poll::begin(polling("poll", json!(null)), NAN).unwrap();
    let intent = json!({ "errorCode": "E0000047", "errorIntent": "LOGIN" });
    let other = json!({ "messages": { "value": [{ "i18n": { "key": "idx.session.expired" } }] } });
    for refused in [
        state(&json!([]), &intent),
        state(&json!([]), &other),
        value(&json!({ "response": { "status": 401 } })),
        &NULL,
    ] {
        assert_eq!(poll.refused(refused, Some(1.0)), Next::Refused);
    }
}

#[test]
fn a_connection_that_drops_is_waited_out_twice_as_long_each_time_and_a_minute_at_most() {
    let mut poll = Poll::begin(polling("poll", json!(4000)), NAN).unwrap();
    let waits: Vec<Next> = (0..6).map(|_| poll.dropped()).collect();
    let expected = [8000.0, 16_000.0, 32_000.0, 60_000.0, 60_000.0, 60_000.0].map(Next::Wait);
    assert_eq!(waits, expected);
    assert_eq!(
        poll.answered(polling("poll", json!(3000)), NAN),
        Next::Wait(3000.0)
    );
    assert_eq!(poll.dropped(), Next::Wait(6000.0), "an answer begins anew");
    let mut slow = Poll::begin(polling("poll", json!(90_000)), NAN).unwrap();
    assert_eq!(
        slow.dropped(),
        Next::Wait(90_000.0),
        "never shorter than the interval"
    );
}

#[test]
fn past_the_expiry_of_the_last_answer_it_rejects() {
    let mut poll = Poll::begin(polling("poll", json!(null)), 10_000.0).unwrap();
    assert_eq!(poll.waited(9_999.0), Next::Send);
    assert_eq!(poll.waited(10_000.0), Next::Expired);
    poll.answered(polling("poll", json!(null)), 20_000.0);
    assert_eq!(poll.waited(19_000.0), Next::Send);
    poll.answered(polling("poll", json!(null)), NAN);
    assert_eq!(
        poll.waited(20_000.0),
        Next::Expired,
        "an answer without one keeps it"
    );
    let forever = Poll::begin(polling("poll", json!(null)), NAN).unwrap();
    assert_eq!(forever.waited(f64::MAX), Next::Send);
}
