//! Faults, over a socket: what a client that knows nothing but TCP gets.

#[allow(dead_code, reason = "shared with the other tests")]
#[path = "org/support/mod.rs"]
mod support;

use std::{io::ErrorKind, sync::Arc};

use mock_org::{
    Config, Faults, Org, Plan,
    server::{BreakableListener, Connection, break_connections},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use support::*;

/// An org on a socket, and a caller of the same org past it.
struct Wired {
    port: u16,
    caller: Caller,
}

impl Wired {
    async fn new() -> Self {
        let org = Arc::new(Org::new(Config::built_in()));
        let router = mock_org::faulty_router(org.clone(), Faults::new(Plan::default()));
        let router = break_connections(router);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let service = router
            .clone()
            .into_make_service_with_connect_info::<Connection>();
        tokio::spawn(axum::serve(BreakableListener(listener), service).into_future());
        let caller = Caller::of(TestOrg::InProcess(org, router));
        Self { port, caller }
    }

    /// From now on the next request to the path fails so.
    async fn plan(&self, path: &str, fault: Value) {
        let rules = json!({ "rules": [{ "path": path, "fault": fault }] });
        assert_eq!(self.caller.post_json("/__faults", rules).await.status, 204);
    }

    /// All that arrives, and how it ended.
    async fn exchange(&self, head: &str, body: &str) -> (String, Result<(), ErrorKind>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let length = body.len();
        let request = format!(
            "{head} HTTP/1.1\r\nhost: org.example:4000\r\nconnection: close\r\norigin: http://page.example\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        let end = stream.read_to_end(&mut bytes).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (text, end.map(drop).map_err(|e| e.kind()))
    }

    async fn introspect(&self, handle: &str) -> (String, Result<(), ErrorKind>) {
        let body = json!({ "interactionHandle": handle }).to_string();
        self.exchange("POST /idp/idx/introspect", &body).await
    }
}

const INTROSPECT: &str = "/introspect";

fn parts(answer: &str) -> (&str, usize, &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap();
    (head, length.parse().unwrap(), body)
}

#[tokio::test]
async fn a_dropped_connection_ends_without_a_byte_and_the_next_one_answers() {
    let org = Wired::new().await;
    let (_, handle) = org.caller.begin().await;
    org.plan(INTROSPECT, json!("drop")).await;
    assert_eq!(org.introspect(&handle).await, (String::new(), Ok(())));
    let (answer, end) = org.introspect(&handle).await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && end.is_ok(),
        "{answer}"
    );
}

#[tokio::test]
async fn a_reset_comes_within_the_body() {
    let org = Wired::new().await;
    let (_, handle) = org.caller.begin().await;
    org.plan(INTROSPECT, json!("reset")).await;
    let (answer, end) = org.introspect(&handle).await;
    assert_eq!(end, Err(ErrorKind::ConnectionReset));
    let (head, length, body) = parts(&answer);
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert_eq!(body.len(), length / 2);
}

#[tokio::test]
async fn a_truncated_answer_is_shorter_than_it_says() {
    let org = Wired::new().await;
    let (_, handle) = org.caller.begin().await;
    org.plan(INTROSPECT, json!("truncate")).await;
    let (answer, end) = org.introspect(&handle).await;
    let (_, length, body) = parts(&answer);
    assert_eq!((body.len(), end), (length / 2, Ok(())));
}

#[tokio::test]
async fn answers_that_are_not_the_orgs_own_leave_the_interaction_alone() {
    let org = Wired::new().await;
    let (_, handle) = org.caller.begin().await;
    for (fault, status, says) in [
        (json!("bad-gateway"), 502, "<h1>502 Bad Gateway</h1>"),
        (json!("empty"), 200, "content-length: 0"),
        (json!("echo"), 400, "&quot;interactionHandle&quot;"),
        (
            json!({ "prefix": { "text": "guard" } }),
            200,
            "guard{\"version\"",
        ),
        (
            json!({ "rate-limit": { "retry_after": 7 } }),
            429,
            "retry-after: 7",
        ),
        (
            json!({ "redirect": { "status": 307, "to": "/else" } }),
            307,
            "location: /else",
        ),
        (
            json!({ "content-type": { "value": "text/plain" } }),
            200,
            "content-type: text/plain",
        ),
    ] {
        org.plan(INTROSPECT, fault).await;
        let (answer, _) = org.introspect(&handle).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{answer}"
        );
        assert!(answer.contains(says), "{answer}");
        assert!(
            answer.contains("access-control-allow-origin: http://page.example"),
            "{answer}"
        );
        let (answer, _) = org.introspect(&handle).await;
        assert!(answer.contains("\"remediation\""), "{answer}");
    }
}

#[tokio::test]
async fn a_late_answer_is_the_same_answer() {
    let org = Wired::new().await;
    let (_, handle) = org.caller.begin().await;
    let (in_time, _) = org.introspect(&handle).await;
    org.plan(INTROSPECT, json!({ "delay": { "ms": 20 } })).await;
    let (late, _) = org.introspect(&handle).await;
    assert_eq!(parts(&late).2, parts(&in_time).2);
}

#[tokio::test]
async fn cors_can_be_refused_before_and_after() {
    const ALLOW: &str = "access-control-allow-origin";
    let org = Wired::new().await;
    org.plan(INTROSPECT, json!("refuse-cors")).await;
    let (answer, _) = org.introspect("unknown").await;
    assert!(answer.contains("idx.session.expired") && !answer.contains(ALLOW));
    let (answer, _) = org.introspect("unknown").await;
    assert!(answer.contains(ALLOW));

    org.plan(INTROSPECT, json!("refuse-preflight")).await;
    let preflight = "OPTIONS /idp/idx/introspect";
    let (answer, _) = org.exchange(preflight, "").await;
    assert!(answer.starts_with("HTTP/1.1 403") && !answer.contains(ALLOW));
    let (answer, _) = org.exchange(preflight, "").await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(ALLOW));
}

#[tokio::test]
async fn a_rotated_handle_is_in_the_answer_and_the_old_one_is_dead() {
    let org = Wired::new().await;
    let (step, handle) = org.caller.begin().await;
    org.plan("/identify", json!("rotate-handles")).await;
    let answer = json!({ "identifier": "ada@example.com" });
    let next = org.caller.answer(&step, "identify", answer.clone()).await;
    assert_eq!(next.status, 200);
    assert_ne!(next.state_handle(), step.state_handle());
    let stale = org.caller.answer(&step, "identify", answer).await;
    stale.expect(401, &[], &["idx.session.expired"]);
    let resumed = org.caller.introspect(&handle).await;
    assert_eq!(resumed.state_handle(), next.state_handle());
    org.caller
        .give_passcode(&next, "Correct-Horse-9")
        .await
        .interaction_code();
}

#[tokio::test]
async fn expired_handles_end_the_interaction() {
    let org = Wired::new().await;
    let (step, handle) = org.caller.begin().await;
    org.plan("/identify", json!("expire-handles")).await;
    let answer = json!({ "identifier": "ada@example.com" });
    let late = org.caller.answer(&step, "identify", answer).await;
    late.expect(401, &[], &["idx.session.expired"]);
    let late = org.caller.introspect(&handle).await;
    late.expect(401, &[], &["idx.session.expired"]);
}

#[tokio::test]
async fn polls_of_one_path_fail_so_often_and_are_counted() {
    const POLL: &str = "/idp/idx/challenge/poll";
    let org = Wired::new().await;
    let step = org.caller.identify("katherine@example.com").await;
    let rules = json!({ "rules": [
        { "path": POLL, "times": 2, "fault": { "rate-limit": { "retry_after": 3 } } },
        { "path": POLL, "nth": 3, "fault": "drop" },
    ] });
    assert_eq!(org.caller.post_json("/__faults", rules).await.status, 204);
    let body = json!({ "stateHandle": step.state_handle() }).to_string();
    let mut answers = Vec::new();
    for _ in 0..4 {
        answers.push(org.exchange(&format!("POST {POLL}"), &body).await.0);
    }
    for limited in &answers[..2] {
        assert!(limited.starts_with("HTTP/1.1 429"), "{limited}");
        assert!(limited.contains("retry-after: 3"), "{limited}");
        assert!(limited.contains("E0000047"), "{limited}");
    }
    assert_eq!(answers[2], "");
    assert!(answers[3].starts_with("HTTP/1.1 200"), "{}", answers[3]);
    let shown = org.caller.get("/__faults").await.body;
    assert_eq!(shown["requests"], json!({ POLL: 4 }));
    assert_eq!(shown["done"], json!({ "drop": 1, "rate-limit": 2 }));
}

#[tokio::test]
async fn rules_are_shown_counted_and_taken_away_and_only_where_they_were_asked_for() {
    let org = Wired::new().await;
    org.plan(INTROSPECT, json!("empty")).await;
    org.caller.start().await;
    let shown = org.caller.get("/__faults").await.body;
    assert_eq!(shown["done"], json!({ "empty": 1 }));
    assert_eq!(shown["rules"][0]["fault"], "empty");
    let bad = json!({ "rules": [{ "path": "/", "fault": "explode" }] });
    assert_eq!(org.caller.post_json("/__faults", bad).await.status, 422);

    let ordinary = Caller::new();
    assert_eq!(ordinary.get("/__faults").await.status, 404);
}
