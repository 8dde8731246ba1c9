//! Challenges for Okta Verify, with what came of each.

use serde::Serialize;
use time::OffsetDateTime;

use crate::model::{ChallengeMethod, DeviceCancel, DeviceReply, NewDeviceChallenge};

/// One challenge.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceChallenge {
    /// Who signs in.
    pub login: String,
    /// The text that Okta Verify has to bring.
    pub challenge_request: String,
    /// How the page reaches Okta Verify.
    pub challenge_method: ChallengeMethod,
    /// What has come of it.
    pub state: DeviceReply,
    /// Why the page gave up.
    pub reason: Option<String>,
    /// The status of Okta Verify's answer, as the page reported it.
    pub status_code: Option<i64>,
    /// How often the page cancelled it; the org refuses all but the first.
    pub cancels: u32,
    #[serde(skip)]
    interaction: u64,
    #[serde(skip)]
    expires: OffsetDateTime,
}

impl DeviceChallenge {
    /// Whether the page still waits for it.
    pub fn is_open(&self, now: OffsetDateTime) -> bool {
        self.state == DeviceReply::Waiting && now < self.expires
    }
}

/// All challenges, the newest last.
#[derive(Debug, Clone, Default)]
pub struct DeviceChallenges(Vec<DeviceChallenge>);

impl DeviceChallenges {
    /// Adds a challenge that waits.
    pub fn open(&mut self, new: NewDeviceChallenge) {
        self.0.push(DeviceChallenge {
            login: new.login,
            challenge_request: new.request,
            challenge_method: new.method,
            interaction: new.interaction,
            expires: new.expires,
            state: DeviceReply::Waiting,
            reason: None,
            status_code: None,
            cancels: 0,
        });
    }

    /// What has come of a challenge.
    pub fn reply(&self, request: &str) -> Option<DeviceReply> {
        let mut all = self.0.iter();
        let found = all.find(|challenge| challenge.challenge_request == request)?;
        Some(found.state)
    }

    /// Approves a challenge; false where there is none, or where the page gave it up.
    pub fn approve(&mut self, request: &str) -> bool {
        match self.find(request) {
            Some(challenge) if challenge.state != DeviceReply::Cancelled => {
                challenge.state = DeviceReply::Approved;
                true
            }
            _ => false,
        }
    }

    /// Notes that the page gave a challenge up. Only the first reason counts.
    pub fn cancel(&mut self, request: &str, cancel: DeviceCancel) {
        let Some(challenge) = self.find(request) else {
            return;
        };
        challenge.cancels += 1;
        if challenge.state != DeviceReply::Cancelled {
            challenge.state = DeviceReply::Cancelled;
            challenge.reason = cancel.reason;
            challenge.status_code = cancel.status_code;
        }
    }

    /// Withdraws what waits in an interaction: it has ended, or begins again.
    pub fn withdraw_of(&mut self, interaction: u64) {
        for challenge in &mut self.0 {
            if challenge.interaction == interaction && challenge.state == DeviceReply::Waiting {
                challenge.state = DeviceReply::Cancelled;
            }
        }
    }

    /// All challenges, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &DeviceChallenge> {
        self.0.iter()
    }

    fn find(&mut self, request: &str) -> Option<&mut DeviceChallenge> {
        let mut all = self.0.iter_mut();
        all.find(|challenge| challenge.challenge_request == request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_that_was_given_up_cannot_be_approved() {
        let mut challenges = DeviceChallenges::default();
        let start = OffsetDateTime::UNIX_EPOCH;
        for (interaction, request) in [(1, "one"), (2, "two"), (3, "four")] {
            challenges.open(NewDeviceChallenge {
                interaction,
                login: "ada@example.com".into(),
                method: ChallengeMethod::Loopback,
                request: request.into(),
                expires: start + time::Duration::minutes(1),
            });
        }
        let open = |challenges: &DeviceChallenges, now| {
            challenges.iter().filter(|c| c.is_open(now)).count()
        };
        assert_eq!(open(&challenges, start), 3);
        assert_eq!(open(&challenges, start + time::Duration::minutes(1)), 0);
        challenges.withdraw_of(3);
        assert_eq!(open(&challenges, start), 2);
        assert!(!challenges.approve("four"));
        assert!(challenges.approve("one") && !challenges.approve("three"));
        let cancel = DeviceCancel {
            reason: Some("OV_RETURNED_ERROR".into()),
            status_code: Some(500),
        };
        challenges.cancel("two", cancel);
        challenges.cancel("two", DeviceCancel::default());
        assert!(!challenges.approve("two"));
        assert_eq!(challenges.reply("one"), Some(DeviceReply::Approved));
        assert_eq!(challenges.reply("two"), Some(DeviceReply::Cancelled));
        let two = challenges.iter().nth(1).unwrap();
        assert_eq!((two.cancels, two.status_code), (2, Some(500)));
    }
}
