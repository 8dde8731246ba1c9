//! Questions that are answered outside the page that waits: a link in a mail, a tap on a device.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::model::secret;

/// What is asked.
#[derive(Debug, Clone)]
pub enum About {
    /// Whether a mail arrived.
    EmailLink,
    /// Whether the person at the device is the one who signs in.
    Push {
        /// Where they sign in.
        application: String,
        /// What the device shows.
        numbers: [u8; 3],
        /// What the page shows.
        right: u8,
    },
    /// Whether a device is to be tied to the account.
    Setup,
}

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Not yet.
    Waiting,
    /// With yes.
    Approved,
    /// With no.
    Refused,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Counts from 1; the newest is the highest.
    pub number: u64,
    /// Who is asked.
    pub login: String,
    /// What is asked.
    pub about: About,
    reply: Reply,
    expires: OffsetDateTime,
}

/// All questions, by a token that only whoever is asked has.
#[derive(Debug, Default)]
pub struct Prompts {
    asked: u64,
    by_token: HashMap<String, Prompt>,
}

impl Prompts {
    /// Asks, and gives the token of the question.
    pub fn open(&mut self, login: &str, about: About, expires: OffsetDateTime) -> String {
        self.asked += 1;
        let token = secret::opaque();
        let prompt = Prompt {
            number: self.asked,
            login: login.into(),
            about,
            reply: Reply::Waiting,
            expires,
        };
        self.by_token.insert(token.clone(), prompt);
        token
    }

    /// Forgets a question.
    pub fn withdraw(&mut self, token: &str) {
        self.by_token.remove(token);
    }

    /// The answer so far; None where the question was withdrawn.
    pub fn reply(&self, token: &str) -> Option<Reply> {
        self.by_token.get(token).map(|prompt| prompt.reply)
    }

    /// Whether it still waits for an answer.
    pub fn is_open(&self, token: &str, now: OffsetDateTime) -> bool {
        self.open_at(token, now).is_some()
    }

    /// A question that still waits for an answer.
    pub fn open_at(&self, token: &str, now: OffsetDateTime) -> Option<&Prompt> {
        let prompt = self.by_token.get(token)?;
        (prompt.reply == Reply::Waiting && now < prompt.expires).then_some(prompt)
    }

    /// Answers a question once, in time; false where that cannot be.
    pub fn answer(&mut self, token: &str, yes: bool, now: OffsetDateTime) -> bool {
        let open = self.is_open(token, now);
        if let Some(prompt) = self.by_token.get_mut(token).filter(|_| open) {
            prompt.reply = if yes { Reply::Approved } else { Reply::Refused };
        }
        open
    }

    /// What devices are asked now, the newest first.
    pub fn on_devices(&self, now: OffsetDateTime) -> Vec<(&str, &Prompt)> {
        let mut open: Vec<_> = self
            .by_token
            .iter()
            .filter(|(token, prompt)| {
                !matches!(prompt.about, About::EmailLink) && self.is_open(token, now)
            })
            .map(|(token, prompt)| (token.as_str(), prompt))
            .collect();
        open.sort_by_key(|(_, prompt)| std::cmp::Reverse(prompt.number));
        open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once_and_in_time() {
        let (mut prompts, start) = (Prompts::default(), OffsetDateTime::UNIX_EPOCH);
        let later = start + time::Duration::minutes(5);
        let token = prompts.open("ada@example.com", About::Setup, later);
        assert!(!prompts.answer(&token, true, later));
        assert_eq!(prompts.on_devices(start).len(), 1);
        assert!(prompts.answer(&token, false, start));
        assert!(!prompts.answer(&token, true, start));
        assert_eq!(prompts.reply(&token), Some(Reply::Refused));
        assert!(prompts.on_devices(start).is_empty());
        assert!(!prompts.answer("unknown", true, start));
    }
}
