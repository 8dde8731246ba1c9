//! Okta FastPass: a challenge for Okta Verify on this device. The order of the requests and the reasons are those of Okta's sign-in
//! widget.
//!
//! Nothing is sent here. A [`Loopback`] is told what happened, and says what to do next.

use super::error::FlowError;
use super::output::{Members, Output};
use super::value::Value;

/// How long to wait for the answer to a probe, in milliseconds, if the challenge does not say it.
const PROBE: f64 = 100.0;

/// The same on Android, whatever the challenge says.
const PROBE_ON_ANDROID: f64 = 3_000.0;

/// How long Okta Verify may take to answer a challenge, in milliseconds: it may ask the user.
pub const CHALLENGE: f64 = 300_000.0;

/// A challenge of a state.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceChallenge<'a> {
    /// `LOOPBACK`, `CUSTOM_URI`, `UNIVERSAL_LINK`, `APP_LINK` or `CHROME_DTC`.
    pub method: &'a str,
    /// What Okta Verify is given.
    pub challenge_request: &'a str,
    /// The link that opens Okta Verify, for the other methods.
    pub href: Option<&'a str>,
    /// The action that cancels the challenge; it takes a `reason` and a `statusCode`.
    pub cancel: &'static str,
    /// Where Okta Verify may listen, in order.
    bases: Vec<String>,
    /// How long to wait for the answer to a probe, in milliseconds.
    pub probe_timeout: f64,
}

/// The challenge of a state: that of `device-challenge-poll`, or that of Okta Verify's `challenge-poll`.
pub fn device_challenge(state: Value<'_>, is_android: bool) -> Option<DeviceChallenge<'_>> {
    for remediation in state.get("neededToProceed").list() {
        let target = remediation.get("relatesTo").get("value");
        let (data, cancel) = match remediation.get("name").text() {
            Some("device-challenge-poll") => (target, "authenticatorChallenge-cancel"),
            Some("challenge-poll") => (
                target.at(&["contextualData", "challenge", "value"]),
                "currentAuthenticator-cancel",
            ),
            _ => continue,
        };
        let text = |name: &str| data.get(name).text();
        let Some(method) = text("challengeMethod") else {
            continue;
        };
        let own = data.get("probeTimeoutMillis").number();
        return Some(DeviceChallenge {
            method,
            challenge_request: text("challengeRequest").unwrap_or_default(),
            href: text("href"),
            cancel,
            bases: bases_of(data),
            probe_timeout: if is_android {
                PROBE_ON_ANDROID
            } else {
                own.unwrap_or(PROBE)
            },
        });
    }
    None
}

/// What JavaScript is told of a challenge.
///
/// # Errors
///
/// If there is none, or its link would run a script in the page.
pub fn shown(challenge: Option<DeviceChallenge<'_>>) -> Result<Output<'_>, FlowError> {
    let challenge = challenge.ok_or(FlowError::NoDeviceChallenge)?;
    if challenge.href.is_some_and(is_script) {
        return Err(FlowError::Scheme);
    }
    let mut members = Members::default();
    members.add("method", challenge.method.into());
    members.add("request", challenge.challenge_request.into());
    members.add("cancel", challenge.cancel.into());
    if let Some(href) = challenge.href {
        members.add("href", href.into());
    }
    Ok(Output::Object(members))
}

/// Whether a link runs a script. Browsers ignore control characters and spaces in and before its scheme.
fn is_script(href: &str) -> bool {
    let mut letters = href.bytes().filter(|byte| *byte > b' ');
    let mut scheme = b"javascript:".iter();
    scheme.all(|expected| letters.next().map(|byte| byte.to_ascii_lowercase()) == Some(*expected))
}

/// Each port of the domain with TLS, if there is one, then each of the other.
fn bases_of(data: Value<'_>) -> Vec<String> {
    let mut bases = Vec::new();
    for name in ["httpsDomain", "domain"] {
        let Some(domain) = data.get(name).text() else {
            continue;
        };
        let domain = domain.strip_suffix('/').unwrap_or(domain);
        for port in data.get("ports").list() {
            let port = match port.number() {
                Some(number) if (0.0..65_536.0).contains(&number) => digits(number as u16),
                _ => port.text().unwrap_or_default().into(),
            };
            if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) {
                let mut base = String::from(domain);
                base.push(':');
                base.push_str(&port);
                bases.push(base);
            }
        }
    }
    bases
}

/// A port as a text.
fn digits(mut port: u16) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'0'.saturating_add((port % 10) as u8)));
        port /= 10;
        if port == 0 {
            return text;
        }
    }
}

/// Why a challenge is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user or the page gave up.
    UserCanceled,
    /// Okta Verify answered with this status.
    ReturnedError(u16),
    /// Okta Verify listens on no port.
    Unreachable,
}

impl Reason {
    /// The `reason` that is sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserCanceled => "USER_CANCELED",
            Self::ReturnedError(_) => "OV_RETURNED_ERROR",
            Self::Unreachable => "OV_UNREACHABLE_BY_LOOPBACK",
        }
    }

    /// The `statusCode` that is sent, if there is one.
    pub fn status_code(self) -> Option<u16> {
        match self {
            Self::ReturnedError(status) => Some(status),
            Self::UserCanceled | Self::Unreachable => None,
        }
    }
}

/// The parameters of the action that cancels.
impl From<Reason> for Output<'_> {
    fn from(reason: Reason) -> Self {
        let status = match reason.status_code() {
            Some(status) => Self::Number(status.into()),
            None => Self::NULL,
        };
        let mut members = Members::default();
        members.add("reason", reason.as_str().into());
        members.add("statusCode", status);
        Self::Object(members)
    }
}

/// What happens next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoopbackStep {
    /// `GET` this URL, and tell [`Loopback::probed`].
    Probe(String),
    /// `POST` the challenge to this URL, and tell [`Loopback::challenged`].
    Challenge(String),
    /// Okta Verify has the challenge: poll at once.
    Found,
    /// Cancel the challenge, once.
    Cancel(Reason),
}

/// The search for Okta Verify on the ports of this device.
#[derive(Debug, Clone)]
pub struct Loopback {
    bases: Vec<String>,
    at: usize,
}

impl Loopback {
    /// Begins to search.
    pub fn new(challenge: DeviceChallenge<'_>) -> Self {
        Self {
            bases: challenge.bases,
            at: 0,
        }
    }

    /// What to do first.
    pub fn first(&self) -> LoopbackStep {
        match self.bases.get(self.at) {
            Some(base) => LoopbackStep::Probe(base.clone() + "/probe"),
            None => LoopbackStep::Cancel(Reason::Unreachable),
        }
    }

    /// A probe was answered with a status of 200 to 299, or not.
    pub fn probed(&mut self, is_ok: bool) -> LoopbackStep {
        match self.bases.get(self.at).filter(|_| is_ok) {
            Some(base) => LoopbackStep::Challenge(base.clone() + "/challenge"),
            None => self.next(),
        }
    }

    /// The challenge was answered with this status; `None` if there was no answer. A 503 is that of another user's Okta Verify.
    pub fn challenged(&mut self, status: Option<u16>) -> LoopbackStep {
        match status {
            Some(200..=299) => LoopbackStep::Found,
            None | Some(503) => self.next(),
            Some(status) => LoopbackStep::Cancel(Reason::ReturnedError(status)),
        }
    }

    fn next(&mut self) -> LoopbackStep {
        self.at = self.at.saturating_add(1);
        self.first()
    }
}
