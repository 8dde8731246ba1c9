//! One org, asked in process.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::Duration,
};

use axum::{
    Router,
    body::{self, Body},
    http::{self, HeaderName, HeaderValue, Uri, header},
};
use mock_org::{Org, Snapshot, Transport, UnknownEndpoint, UserConfig};
use serde_json::{Value, json};
use time::OffsetDateTime;
use tower::ServiceExt;

use crate::{Error, Options};

/// Larger than anything that a client sends, or an org answers.
const LIMIT: usize = 10_000_000;

/// An org, and its router.
pub struct Instance {
    org: Arc<Org>,
    router: Router,
}

/// What is asked.
pub struct Request<'a> {
    /// Such as `POST`.
    pub method: &'a str,
    /// Absolute.
    pub url: &'a str,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// Its body; empty where there is none.
    pub body: Vec<u8>,
}

/// What is answered.
#[derive(Debug)]
pub struct Answer {
    /// Of HTTP.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
    /// What the caller is to do to the connection.
    pub transport: Option<Transport>,
    /// Whether the org has no such endpoint.
    pub unknown: bool,
}

impl Instance {
    /// Makes an org; its clock follows `host` unless the options name a moment.
    pub fn new(options: &Options, host: fn() -> OffsetDateTime) -> Result<Self, Error> {
        let org = Arc::new(Org::on(options.host(host)?, options.config()?));
        let router = match options.faults()? {
            None => mock_org::router(org.clone()),
            Some(faults) => mock_org::faulty_router(org.clone(), faults),
        };
        Ok(Self { org, router })
    }

    /// What the caller has to know of the configuration.
    pub fn describe(&self) -> Value {
        let config = &self.org.config;
        let client = config.clients.first();
        let redirect_uri = client.and_then(|client| client.redirect_uris.first());
        let server = config.authorization_servers.first();
        json!({
            "issuer": server.map_or(String::new(), |server| format!("/oauth2/{server}")),
            "clientId": client.map(|client| &client.client_id),
            // Any port and path will do.
            "redirectUri": redirect_uri.map(|uri| uri.replace(":*", ":8080/login/callback")),
            "clients": config.clients.iter().map(|client| &client.client_id).collect::<Vec<_>>(),
            "people": config.users.iter().map(person).collect::<Vec<_>>(),
        })
    }

    /// Takes a request. The error says why it is none.
    pub fn answer(&self, request: Request) -> Result<Answer, String> {
        let request = read(request)?;
        let response = at_once(self.router.clone().oneshot(request))?;
        let mut response = response.unwrap_or_else(|never| match never {});
        let transport = response.extensions_mut().remove::<Transport>();
        let unknown = response.extensions().get::<UnknownEndpoint>().is_some();
        let (parts, body) = response.into_parts();
        let body = at_once(body::to_bytes(body, LIMIT))?.map_err(|e| e.to_string())?;
        let header = |(name, value): (&HeaderName, &HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        };
        Ok(Answer {
            status: parts.status.as_u16(),
            headers: parts.headers.iter().map(header).collect(),
            body: body.into(),
            transport,
            unknown,
        })
    }

    /// Puts the clock forward.
    pub fn advance(&self, by: Duration) {
        self.org.clock.advance(by);
    }

    /// The org's time.
    pub fn now(&self) -> OffsetDateTime {
        self.org.clock.now()
    }

    /// All that it knows now.
    pub fn snapshot(&self) -> Snapshot {
        self.org.snapshot()
    }

    /// Goes back to a snapshot.
    pub fn restore(&self, snapshot: &Snapshot) {
        self.org.restore(snapshot);
    }

    /// Goes back to the first state.
    pub fn reset(&self) {
        self.org.reset();
    }
}

/// Who there is, and what they know.
fn person(user: &UserConfig) -> Value {
    json!({
        "identifier": user.email,
        "password": user.password,
        "answer": user.question.as_ref().map(|question| &question.answer),
    })
}

/// The request as the router takes it: a path, with the rest of the address in headers, as a server gets it.
fn read(request: Request) -> Result<http::Request<Body>, String> {
    let bad = |e: &dyn std::error::Error| format!("{} {}: {e}", request.method, request.url);
    let uri: Uri = request.url.parse().map_err(|e| bad(&e))?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut builder = http::Request::builder().method(request.method).uri(path);
    if let Some(host) = uri.authority() {
        builder = builder.header(header::HOST, host.as_str());
    }
    if let Some(scheme) = uri.scheme_str() {
        builder = builder.header("x-forwarded-proto", scheme);
    }
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let body = Body::from(request.body);
    builder
        .body(body)
        .map_err(|e| format!("{} {}: {e}", request.method, request.url))
}

/// The org only touches its own memory, so nothing in it waits.
fn at_once<T>(future: impl Future<Output = T>) -> Result<T, String> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Ok(done),
        Poll::Pending => Err("the org waits for something".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instance() -> Instance {
        let options = Options::parse(r#"{ "now": 0 }"#).unwrap();
        Instance::new(&options, || OffsetDateTime::UNIX_EPOCH).unwrap()
    }

    fn request(method: &'static str, url: &'static str) -> Request<'static> {
        Request {
            method,
            url,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    #[test]
    fn it_answers_at_once_under_the_callers_address() {
        let url = "https://org.example/oauth2/default/.well-known/openid-configuration";
        let answer = instance().answer(request("GET", url)).unwrap();
        assert_eq!((answer.status, answer.unknown), (200, false));
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(body["issuer"], "https://org.example/oauth2/default");
    }

    #[test]
    fn an_unknown_endpoint_is_told_from_a_missing_thing() {
        let instance = instance();
        let ask = |url| instance.answer(request("GET", url)).unwrap();
        let none = ask("https://org.example/favicon.ico");
        assert_eq!((none.status, none.unknown), (404, true));
        let other = ask("https://org.example/oauth2/elsewhere/v1/keys");
        assert_eq!((other.status, other.unknown), (404, false));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let instance = instance();
        assert!(
            instance
                .answer(request("G E T", "https://org.example/"))
                .is_err()
        );
        assert!(
            instance
                .answer(request("GET", "https://org.example/ x"))
                .is_err()
        );
    }

    #[test]
    fn it_describes_itself() {
        let described = instance().describe();
        assert_eq!(described["clientId"], "demo-client");
        assert_eq!(described["issuer"], "/oauth2/default");
        assert_eq!(
            described["redirectUri"],
            "http://localhost:8080/login/callback"
        );
        let ada = json!({ "identifier": "ada@example.com", "password": "Correct-Horse-9", "answer": null });
        assert_eq!(described["people"][0], ada);
    }
}
