//! Polling: asking again until the flow has gone on somewhere else, as a magic link or a push does it.
//!
//! Nothing waits here. A [`Poll`] is told what happened, and says what to do next.

use super::output::{Members, Output};
use super::value::Value;

/// The interval of a poll whose definition has none, in milliseconds. As in Okta's sign-in widget, version 3.
pub const REFRESH: f64 = 4_000.0;

/// The longest wait after a connection that dropped, and the wait after a refusal for too many requests that does not say how
/// long to wait, in milliseconds.
pub const MINUTE: f64 = 60_000.0;

/// The remediation or the action that polls.
#[derive(Debug, Clone, PartialEq)]
pub struct PollOf<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is one of the state's `actions`.
    pub is_action: bool,
    /// Its interval in milliseconds.
    pub refresh: f64,
}

impl<'a> From<PollOf<'a>> for Output<'a> {
    fn from(of: PollOf<'a>) -> Self {
        let mut members = Members::default();
        members.add("name", of.name.into());
        members.add("refresh", Self::Number(of.refresh));
        Self::Object(members)
    }
}

/// The poll of a state: the first remediation named `poll` or `…-poll`, else `currentAuthenticator-poll`, else
/// `currentAuthenticatorEnrollment-poll`.
pub fn poll_of(state: Value<'_>) -> Option<PollOf<'_>> {
    for remediation in state.get("neededToProceed").list() {
        let name = remediation.get("name").text().unwrap_or_default();
        if name == "poll" || name.ends_with("-poll") {
            return Some(poll(name, false, remediation.get("refresh")));
        }
    }
    for (owner, name) in &OWNERS {
        if state.get("actions").has(name) {
            let refresh = state.at(&["rawIdxState", owner, "value", "poll", "refresh"]);
            return Some(poll(name, true, refresh));
        }
    }
    None
}

/// The members of a response with the authenticator that the user is asked for, and the actions that poll it.
const OWNERS: [(&str, &str); 2] = [
    ("currentAuthenticator", "currentAuthenticator-poll"),
    (
        "currentAuthenticatorEnrollment",
        "currentAuthenticatorEnrollment-poll",
    ),
];

fn poll<'a>(name: &'a str, is_action: bool, refresh: Value<'a>) -> PollOf<'a> {
    let refresh = refresh.number().filter(|refresh| *refresh > 0.0);
    PollOf {
        name,
        is_action,
        refresh: refresh.unwrap_or(REFRESH),
    }
}

/// What happens next.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// Wait so many milliseconds, then ask [`Poll::waited`].
    Wait(f64),
    /// Send the poll, and tell its outcome to [`Poll::answered`], [`Poll::refused`] or [`Poll::dropped`].
    Send,
    /// The flow has gone on: resolve with the last state.
    Over,
    /// Reject with the state of the refusal.
    Refused,
    /// Reject, as the flow has expired.
    Expired,
}

/// How the answer to a poll came, as JavaScript numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum PollOutcome {
    /// A state.
    Answered,
    /// The state of a refusal.
    Refused,
    /// None, as the connection dropped.
    Dropped,
}

/// A poll that is going on.
#[derive(Debug, Clone)]
pub struct Poll {
    name: String,
    is_action: bool,
    /// The interval in milliseconds.
    refresh: f64,
    authenticator: Option<String>,
    /// When the flow expires, in milliseconds since 1970.
    expires_at: f64,
    /// The wait after the next connection that drops.
    patience: f64,
}

impl Poll {
    /// Begins to poll from a state. `expires_at` is its `expiresAt` in milliseconds since 1970; NaN if it has none. `None` if the
    /// state has no poll. The first thing to do is to [wait](Self::interval).
    pub fn begin(state: Value<'_>, expires_at: f64) -> Option<Self> {
        let of = poll_of(state)?;
        Some(Self {
            name: of.name.into(),
            is_action: of.is_action,
            refresh: of.refresh,
            patience: of.refresh,
            authenticator: authenticator_of(state).map(Into::into),
            expires_at,
        })
    }

    /// The name of the remediation or action to send.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is one of the state's `actions`.
    pub fn is_action(&self) -> bool {
        self.is_action
    }

    /// The wait before the first request, and between two.
    pub fn interval(&self) -> Next {
        Next::Wait(self.refresh)
    }

    /// The wait is over, at this time in milliseconds since 1970.
    pub fn waited(&self, now: f64) -> Next {
        if now >= self.expires_at {
            Next::Expired
        } else {
            Next::Send
        }
    }

    /// The server answered with a state. It goes on if that is of the same poll: of the same name, for the same authenticator,
    /// and without an interaction code. The interval and the time of expiry are then those of the answer.
    pub fn answered(&mut self, state: Value<'_>, expires_at: f64) -> Next {
        let has_code = state.get("interactionCode").is_truthy()
            || state
                .at(&["rawIdxState", "successWithInteractionCode"])
                .is_truthy();
        let same = poll_of(state).filter(|of| {
            of.name == self.name
                && authenticator_of(state) == self.authenticator.as_deref()
                && !has_code
        });
        match same {
            Some(of) => {
                self.patience = of.refresh;
                self.refresh = of.refresh;
                self.is_action = of.is_action;
                if !expires_at.is_nan() {
                    self.expires_at = expires_at;
                }
                self.interval()
            }
            None => Next::Over,
        }
    }

    /// The server refused with a state. `retry_after` is the `retryAfter` of its response in seconds. A refusal for too many
    /// requests is waited out.
    pub fn refused(&mut self, state: Value<'_>, retry_after: Option<f64>) -> Next {
        if !is_too_many(state) {
            return Next::Refused;
        }
        let asked = retry_after.map_or(MINUTE, |seconds| seconds * 1000.0);
        Next::Wait(asked.max(self.refresh))
    }

    /// The connection dropped. Each time the wait is twice as long, up to a minute, until there is an answer.
    pub fn dropped(&mut self) -> Next {
        self.patience = (self.patience * 2.0).min(MINUTE.max(self.refresh));
        Next::Wait(self.patience)
    }
}

/// The id of the authenticator that the user is asked for.
fn authenticator_of(state: Value<'_>) -> Option<&str> {
    for (owner, _) in &OWNERS {
        let id = state.at(&["rawIdxState", owner, "value", "id"]).text();
        if id.is_some() {
            return id;
        }
    }
    None
}

/// Whether a refusal is for too many requests: by its status, by Okta's error code without an `errorIntent`, or by its message.
fn is_too_many(state: Value<'_>) -> bool {
    let raw = state.get("rawIdxState");
    let by_code =
        raw.get("errorCode").text() == Some("E0000047") && !raw.get("errorIntent").is_truthy();
    let mut messages = raw.at(&["messages", "value"]).list();
    let by_message =
        messages.any(|message| message.at(&["i18n", "key"]).text() == Some("tooManyRequests"));
    state.at(&["response", "status"]).number() == Some(429.0) || by_code || by_message
}
