//! Okta FastPass: the page asks Okta Verify on the same device, and polls for what it answers.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use crate::{
    ion::{Answer, Field, Form, FormName, Object, Screen},
    model::{ChallengeMethod, Context, DeviceCancel, DeviceReply, NewDeviceChallenge, User},
};

/// The member of a response that the poll is about. Responses name it without `$.`.
const CHALLENGE: &str = "authenticatorChallenge";
const DOWNLOAD: &str = "https://apps.apple.com/us/app/okta-verify/id490179405";
const LIFETIME_SECONDS: i64 = 300;

/// A challenge for Okta Verify.
#[derive(Debug, Clone)]
pub struct FastPass {
    user_id: String,
    method: ChallengeMethod,
    request: String,
}

impl FastPass {
    /// Where a page says that it has given up.
    pub const CANCEL: &str = "/idp/idx/authenticators/poll/cancel";

    /// Challenges the user's device.
    pub fn start(user: &User, method: ChallengeMethod, cx: &mut Context) -> Self {
        let request = challenge_request(cx);
        cx.store.open_device_challenge(NewDeviceChallenge {
            interaction: cx.interaction,
            login: user.email.clone(),
            method,
            request: request.clone(),
            expires: cx.expires,
        });
        Self {
            user_id: user.id.clone(),
            method,
            request,
        }
    }

    /// The step that polls.
    pub fn screen(&self, cx: &Context) -> Screen {
        let poll = Form::post(
            FormName::DeviceChallengePoll,
            "/idp/idx/authenticators/poll",
            Vec::new(),
        );
        // An org writes both.
        let poll = match self.method {
            ChallengeMethod::CustomUri => poll.relates_to(CHALLENGE),
            _ => poll.relates_to_text(CHALLENGE),
        };
        let cancel = Form::post(
            FormName::CancelPolling,
            Self::CANCEL,
            vec![
                Field::text("reason", "Reason").optional().hidden(),
                Field::integer("statusCode", "Status Code")
                    .optional()
                    .hidden(),
            ],
        );
        let challenge = Object::new(CHALLENGE, self.describe(cx)).action("cancel", cancel);
        let screen = Screen::new(vec![poll.refresh(cx.store.loopback().refresh)]).with(challenge);
        match cx.user(&self.user_id) {
            Some(user) => screen.with(Object::user(&user)),
            None => screen,
        }
    }

    fn describe(&self, cx: &Context) -> Value {
        let request: String = byte_serialize(self.request.as_bytes()).collect();
        let mut value = match self.method {
            ChallengeMethod::Loopback => {
                let loopback = cx.store.loopback();
                json!({
                    "challengeRequest": self.request,
                    "domain": "http://localhost",
                    "ports": loopback.ports,
                    "probeTimeoutMillis": loopback.probe_timeout_millis,
                })
            }
            ChallengeMethod::CustomUri => json!({
                "href": format!("com-okta-authenticator:/deviceChallenge?challengeRequest={request}"),
                "downloadHref": DOWNLOAD,
            }),
            ChallengeMethod::UniversalLink => json!({
                "href": format!("{}/__device?challengeRequest={request}", cx.base_url.0),
            }),
        };
        value["challengeMethod"] = json!(self.method);
        value
    }

    /// Takes a poll, or the page's word that it gives up.
    pub fn answer(&self, answer: &Answer, cx: &mut Context) -> DeviceReply {
        if answer.form == FormName::CancelPolling {
            let reason = answer.text(&["reason"]);
            self.cancel(
                DeviceCancel {
                    reason: (!reason.is_empty()).then(|| reason.into()),
                    status_code: answer.integer(&["statusCode"]),
                },
                cx,
            );
        }
        let reply = cx.store.device_reply(&self.request);
        reply.unwrap_or(DeviceReply::Cancelled)
    }

    /// Notes that the page gives up, or has given up before.
    pub fn cancel(&self, cancel: DeviceCancel, cx: &mut Context) {
        cx.store.cancel_device_challenge(&self.request, cancel);
    }
}

/// A text in the form of the signed ones of an org. Nothing verifies the signature.
fn challenge_request(cx: &Context) -> String {
    let (org, issued) = (&cx.base_url.0, cx.now.unix_timestamp());
    let header = json!({ "kid": "mock-fast-pass", "alg": "RS256" });
    let payload = json!({
        "iss": org,
        "aud": org,
        "exp": issued + LIFETIME_SECONDS,
        "iat": issued,
        "nonce": cx.random.opaque(),
        "signals": ["screenLock", "id", "platform", "osVersion"],
        "userVerificationRequirement": false,
        "verificationUri": format!("{org}/__device/loopback/answer"),
        "ver": 0,
    });
    let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    format!("{header}.{payload}.{}", cx.random.opaque())
}
