//! A caller of the org that follows forms as a client does.

mod packaged;
mod reply;
mod test_org;

use std::time::Duration;

use axum::{body::Body, http::Request};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub use self::{
    reply::Reply,
    test_org::{Settings, TestOrg},
};

pub const ORG: &str = "http://org.example:4000";
pub const REDIRECT_URI: &str = "http://localhost:8080/callback";
pub const VERIFIER: &str = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";

/// Fields of a form body.
pub type Fields<'a> = &'a [(&'a str, &'a str)];

/// Calls one org.
pub struct Caller {
    pub org: TestOrg,
    pub client_id: &'static str,
}

impl Caller {
    pub fn new() -> Self {
        Self::with("")
    }

    /// Calls an org with changes to the built-in configuration, in TOML.
    pub fn with(changes: &str) -> Self {
        Self::of(TestOrg::new(&Settings {
            changes,
            ..Settings::default()
        }))
    }

    pub fn of(org: TestOrg) -> Self {
        Self {
            org,
            client_id: "demo-client",
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        self.org.send(request).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(
            Request::get(path)
                .header("host", "org.example:4000")
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub async fn post(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Reply {
        let request = Request::post(path)
            .header("host", "org.example:4000")
            .header("content-type", content_type);
        self.send(request.body(body.into()).unwrap()).await
    }

    pub async fn post_json(&self, path: &str, body: Value) -> Reply {
        self.post(path, "application/json", body.to_string()).await
    }

    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.post(path, "application/x-www-form-urlencoded", body)
            .await
    }

    /// What a good `interact` carries.
    pub fn interact_fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("client_id", self.client_id.into()),
            ("scope", "openid email profile".into()),
            ("redirect_uri", REDIRECT_URI.into()),
            ("code_challenge", challenge()),
            ("code_challenge_method", "S256".into()),
            ("state", "a-state".into()),
        ]
    }

    pub async fn interact(&self, server: &str, more: &[(&str, &str)]) -> Reply {
        let fields = self.interact_fields();
        let kept = fields
            .iter()
            .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
        let mut fields: Vec<_> = kept.map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend(more);
        self.post_form(&format!("{server}/v1/interact"), &fields)
            .await
    }

    pub async fn introspect(&self, interaction_handle: &str) -> Reply {
        let body = json!({ "interactionHandle": interaction_handle });
        self.post(
            "/idp/idx/introspect",
            "application/ion+json; okta-version=1.0.0",
            body.to_string(),
        )
        .await
    }

    /// The first step of a new interaction, and its handle.
    pub async fn begin(&self) -> (Reply, String) {
        self.begin_at("/oauth2", &[]).await
    }

    /// The same at an authorization server, with more in `interact`.
    pub async fn begin_at(&self, server: &str, more: &[(&str, &str)]) -> (Reply, String) {
        let reply = self.interact(server, more).await;
        let handle = reply.body["interaction_handle"]
            .as_str()
            .expect("a handle")
            .to_owned();
        (self.introspect(&handle).await, handle)
    }

    pub async fn start(&self) -> Reply {
        self.begin().await.0
    }

    /// Answers a form of a step, at the form's own address.
    pub async fn answer(&self, step: &Reply, form: &str, mut answer: Value) -> Reply {
        let href = step.form(form)["href"]
            .as_str()
            .expect("an address")
            .to_owned();
        let path = href
            .strip_prefix(ORG)
            .expect("an absolute address of this org");
        answer["stateHandle"] = step.state_handle().into();
        self.post_json(path, answer).await
    }

    pub async fn give_name(&self, step: &Reply, identifier: &str) -> Reply {
        self.answer(step, "identify", json!({ "identifier": identifier }))
            .await
    }

    pub async fn give_passcode(&self, step: &Reply, secret: &str) -> Reply {
        self.answer(step, "challenge-authenticator", passcode(secret))
            .await
    }

    pub async fn identify(&self, identifier: &str) -> Reply {
        let step = self.start().await;
        self.give_name(&step, identifier).await
    }

    /// The code of the newest mail to somebody.
    pub async fn mailed_code(&self, to: &str) -> String {
        let inbox = self.get(&format!("/__inbox.json?to={to}")).await;
        inbox.body[0]["code"].as_str().expect("a mail").to_owned()
    }

    /// Where a new user may enrol what they like, once they have a password.
    pub async fn optional_enrollments(&self) -> Reply {
        let step = self.start().await;
        let step = self.answer(&step, "select-enroll-profile", json!({})).await;
        let profile = json!({ "firstName": "New", "lastName": "User", "email": "new@example.com" });
        let step = self
            .answer(&step, "enroll-profile", json!({ "userProfile": profile }))
            .await;
        self.answer(&step, "enroll-authenticator", passcode("Brand-New-1"))
            .await
            .expect(200, &["select-authenticator-enroll", "skip"], &[])
    }

    /// Chooses an authenticator by its label.
    pub async fn choose(&self, step: &Reply, form: &str, label: &str) -> Reply {
        self.answer(step, form, step.option(form, label)).await
    }

    /// Taps an answer to the only notification.
    pub async fn tap(&self, answer: &str) -> Reply {
        let device = self.get("/__device.json").await;
        let href = device.body["prompts"][0]["href"]
            .as_str()
            .expect("a notification");
        let path = href.strip_prefix(ORG).expect("an address of this org");
        self.post_form(path, &[("answer", answer)]).await
    }

    pub async fn redeem(&self, server: &str, code: &str, verifier: &str) -> Reply {
        let fields = [
            ("grant_type", "interaction_code"),
            ("interaction_code", code),
            ("client_id", self.client_id),
            ("code_verifier", verifier),
        ];
        self.post_form(&format!("{server}/v1/token"), &fields).await
    }

    pub fn pass(&self, seconds: u64) {
        self.org.advance(Duration::from_secs(seconds));
    }
}

pub fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

pub fn passcode(passcode: &str) -> Value {
    json!({ "credentials": { "passcode": passcode } })
}

/// The claims of a token, unchecked.
pub fn claims(token: &Value) -> Value {
    let payload = token
        .as_str()
        .and_then(|token| token.split('.').nth(1))
        .expect("a JWT");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// The interaction code of a whole sign-in of Ada.
pub async fn code_for(caller: &Caller, server: &str, more: &[(&str, &str)]) -> String {
    let (step, _) = caller.begin_at(server, more).await;
    let step = caller.give_name(&step, "ada@example.com").await;
    let done = caller.give_passcode(&step, "Correct-Horse-9").await;
    let href = &done.body["successWithInteractionCode"]["href"];
    assert_eq!(*href, format!("{ORG}{server}/v1/token"));
    done.interaction_code()
}
