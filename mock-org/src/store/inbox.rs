//! Mail that was not sent anywhere, and can be read at `/__inbox`.

use serde::{Serialize, Serializer};
use time::OffsetDateTime;

use crate::model::{Mail, timestamp};

/// A message, as it arrived.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedMail {
    /// Counts from 1.
    pub id: usize,
    /// What was sent.
    #[serde(flatten)]
    pub mail: Mail,
    /// When it was sent.
    #[serde(serialize_with = "write_time")]
    pub sent_at: OffsetDateTime,
}

fn write_time<S: Serializer>(at: &OffsetDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&timestamp(*at))
}

impl ReceivedMail {
    /// Whether it went to that address or number, or is for that login.
    fn is_for(&self, to: &str) -> bool {
        let theirs = [&self.mail.to, &self.mail.login];
        theirs.iter().any(|name| name.eq_ignore_ascii_case(to))
    }
}

/// All mail, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Inbox(Vec<ReceivedMail>);

impl Inbox {
    /// Delivers a message.
    pub fn deliver(&mut self, mail: Mail, now: OffsetDateTime) {
        self.0.push(ReceivedMail {
            id: self.0.len() + 1,
            mail,
            sent_at: now,
        });
    }

    /// The mail to an address or a login, or to all, the newest first.
    pub fn newest_first(&self, to: Option<&str>) -> impl Iterator<Item = &ReceivedMail> {
        let theirs = move |mail: &&ReceivedMail| to.is_none_or(|to| mail.is_for(to));
        self.0.iter().rev().filter(theirs)
    }
}
