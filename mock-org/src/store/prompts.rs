//! Questions that wait to be answered outside the page: a link in a mail, a tap on a device.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::model::{Prompt, PromptReply, Random};

/// One question.
#[derive(Debug, Clone)]
pub struct PendingPrompt {
    /// Who is asked.
    pub login: String,
    /// What is asked.
    pub prompt: Prompt,
    /// Counts from 1; the newest is the highest.
    number: u64,
    reply: PromptReply,
    expires: OffsetDateTime,
}

impl PendingPrompt {
    fn is_open(&self, now: OffsetDateTime) -> bool {
        self.reply == PromptReply::Waiting && now < self.expires
    }
}

/// All questions, by a token that only whoever is asked has.
#[derive(Debug, Clone, Default)]
pub struct Prompts {
    asked: u64,
    by_token: HashMap<String, PendingPrompt>,
}

impl Prompts {
    /// Asks, and gives the token of the question.
    pub fn open(
        &mut self,
        login: &str,
        prompt: Prompt,
        expires: OffsetDateTime,
        random: &Random,
    ) -> String {
        self.asked += 1;
        let token = random.opaque();
        let pending = PendingPrompt {
            login: login.into(),
            prompt,
            number: self.asked,
            reply: PromptReply::Waiting,
            expires,
        };
        self.by_token.insert(token.clone(), pending);
        token
    }

    /// Forgets a question.
    pub fn withdraw(&mut self, token: &str) {
        self.by_token.remove(token);
    }

    /// The answer so far; None where the question was withdrawn, or is too old to be answered.
    pub fn reply(&self, token: &str, now: OffsetDateTime) -> Option<PromptReply> {
        let pending = self.by_token.get(token)?;
        let too_late = pending.reply == PromptReply::Waiting && !pending.is_open(now);
        (!too_late).then_some(pending.reply)
    }

    /// A question that still waits for an answer.
    pub fn open_at(&self, token: &str, now: OffsetDateTime) -> Option<&PendingPrompt> {
        self.by_token
            .get(token)
            .filter(|pending| pending.is_open(now))
    }

    /// Answers a question once, in time; false where that cannot be.
    pub fn answer(&mut self, token: &str, yes: bool, now: OffsetDateTime) -> bool {
        let pending = self.by_token.get_mut(token);
        let Some(pending) = pending.filter(|pending| pending.is_open(now)) else {
            return false;
        };
        pending.reply = if yes {
            PromptReply::Approved
        } else {
            PromptReply::Refused
        };
        true
    }

    /// What devices are asked now, by token, the newest first.
    pub fn on_devices(&self, now: OffsetDateTime) -> Vec<(&str, &PendingPrompt)> {
        let mut open: Vec<_> = self
            .by_token
            .iter()
            .filter(|(_, pending)| {
                !matches!(pending.prompt, Prompt::EmailLink { .. }) && pending.is_open(now)
            })
            .map(|(token, pending)| (token.as_str(), pending))
            .collect();
        open.sort_by_key(|(_, pending)| std::cmp::Reverse(pending.number));
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
        let token = prompts.open(
            "ada@example.com",
            Prompt::DeviceSetup,
            later,
            &Random::seeded(1),
        );
        assert!(!prompts.answer(&token, true, later));
        assert_eq!(prompts.on_devices(start).len(), 1);
        assert!(prompts.answer(&token, false, start));
        assert!(!prompts.answer(&token, true, start));
        assert_eq!(prompts.reply(&token, later), Some(PromptReply::Refused));
        assert!(prompts.on_devices(start).is_empty());
        assert!(!prompts.answer("unknown", true, start));
    }
}
