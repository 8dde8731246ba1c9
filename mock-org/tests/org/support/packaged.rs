//! Orgs of the package okta-mock-org, all in one Node.js process: see `packaged.mjs`.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Mutex, OnceLock, PoisonError},
    time::Duration,
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts};
use serde_json::{Value, json};
use time::OffsetDateTime;

/// It ends with this process, when its standard input is closed.
static NODE: OnceLock<Mutex<Node>> = OnceLock::new();

pub struct Packaged {
    number: u64,
}

impl Packaged {
    /// One of the package in that folder, with options of `createOrg`.
    pub fn new(folder: &OsStr, options: &Value) -> Self {
        NODE.get_or_init(|| Mutex::new(Node::start(folder)));
        let number = call(&json!({ "call": "make", "given": options }));
        Self {
            number: number.as_u64().expect("a number"),
        }
    }

    /// Asks by `fetch`: the address is absolute, so it has the place of the headers that a server reads it from.
    pub fn send(&self, parts: &Parts, body: &str) -> (StatusCode, HeaderMap, String) {
        let mut headers = parts.headers.clone();
        let host = headers.remove(header::HOST).expect("a host");
        let scheme = headers.remove("x-forwarded-proto");
        let scheme = scheme.as_ref().map_or("http", |scheme| text(scheme));
        let headers = headers.iter();
        let answer = self.call(
            "ask",
            json!({
                "method": parts.method.as_str(),
                "url": format!("{scheme}://{}{}", text(&host), parts.uri),
                "headers": headers.map(|(name, value)| (name.as_str(), text(value))).collect::<Vec<_>>(),
                "body": body,
            }),
        );
        let read = "an answer of packaged.mjs";
        let (status, headers, body): (u16, Vec<(String, String)>, String) =
            serde_json::from_value(answer).expect(read);
        let headers = headers.iter().map(|(name, value)| {
            let name: HeaderName = name.parse().expect(read);
            (name, value.parse::<HeaderValue>().expect(read))
        });
        let status = StatusCode::from_u16(status).expect(read);
        (status, headers.collect(), body)
    }

    pub fn now(&self) -> OffsetDateTime {
        let millis = self.call("now", Value::Null).as_i64().expect("a number");
        OffsetDateTime::UNIX_EPOCH + time::Duration::milliseconds(millis)
    }

    pub fn advance(&self, by: Duration) {
        let millis = u64::try_from(by.as_millis()).expect("less than an age");
        self.call("advance", millis.into());
    }

    pub fn snapshot(&self) -> u64 {
        let number = self.call("snapshot", Value::Null);
        number.as_u64().expect("a number")
    }

    pub fn restore(&self, snapshot: u64) {
        self.call("restore", snapshot.into());
    }

    pub fn reset(&self) {
        self.call("reset", Value::Null);
    }

    fn call(&self, name: &str, given: Value) -> Value {
        call(&json!({ "call": name, "org": self.number, "given": given }))
    }
}

fn text(value: &HeaderValue) -> &str {
    value.to_str().expect("ASCII")
}

/// Calls a function of `packaged.mjs`.
fn call(what: &Value) -> Value {
    let node = NODE.get().expect("an org was made");
    let mut node = node.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = node.call(what);
    // A panic below must not poison the lock.
    drop(node);
    let mut answer = answer.unwrap_or_else(|why| panic!("{why}"));
    if let Some(error) = answer["error"].as_str() {
        panic!("the package okta-mock-org failed: {error}\nCalled with {what}");
    }
    answer["value"].take()
}

struct Node {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    /// How it ended.
    end: Option<String>,
}

impl Node {
    fn start(folder: &OsStr) -> Self {
        let program = env::var_os("NODE").unwrap_or_else(|| "node".into());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/org/support/packaged.mjs");
        let mut child = Command::new(&program)
            .arg(script)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|e| panic!("cannot start {}: {e}", program.display()));
        Self {
            stdin: child.stdin.take().expect("it is piped"),
            stdout: BufReader::new(child.stdout.take().expect("it is piped")),
            child,
            end: None,
        }
    }

    /// Writes a line and reads a line. The error says how the process ended.
    fn call(&mut self, what: &Value) -> Result<Value, String> {
        let mut line = String::new();
        let written = writeln!(self.stdin, "{what}");
        match written.and_then(|()| self.stdout.read_line(&mut line)) {
            Ok(1..) => serde_json::from_str(&line).map_err(|e| format!("{e}: {line}")),
            _ => Err(self.end().into()),
        }
    }

    fn end(&mut self) -> &str {
        let Self { child, end, .. } = self;
        end.get_or_insert_with(|| {
            let mut errors = String::new();
            let stderr = child.stderr.as_mut().expect("it is piped");
            let _ = stderr.read_to_string(&mut errors);
            let status = child
                .wait()
                .map_or_else(|e| e.to_string(), |it| it.to_string());
            format!("Node.js with the package okta-mock-org ended ({status}):\n{errors}")
        })
    }
}
