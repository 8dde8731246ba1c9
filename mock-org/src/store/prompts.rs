//! Questions that wait to be answered outside the page: a link in a mail, a tap on a device.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::model::{NewPrompt, Prompt, PromptReply, Random};

/// One question.
#[derive(Debug, Clone)]
pub struct PendingPrompt {
    /// Who is asked.
    pub login: String,
    /// What is asked.
    pub prompt: Prompt,
    /// When it was asked.
    pub sent: OffsetDateTime,
    /// Counts from 1; the newest is the highest.
    number: u64,
    interaction: u64,
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
    /// Asks, and gives the token of the question. An interaction waits for one answer: its last question is withdrawn.
    pub fn open(&mut self, new: NewPrompt, random: &Random) -> String {
        self.withdraw_of(new.interaction);
        self.asked += 1;
        let token = random.opaque();
        let pending = PendingPrompt {
            login: new.login,
            prompt: new.prompt,
            sent: new.sent,
            number: self.asked,
            interaction: new.interaction,
            reply: PromptReply::Waiting,
            expires: new.expires,
        };
        self.by_token.insert(token.clone(), pending);
        token
    }

    /// Forgets a question.
    pub fn withdraw(&mut self, token: &str) {
        self.by_token.remove(token);
    }

    /// Forgets the question of an interaction that no longer waits for its answer.
    pub fn withdraw_of(&mut self, interaction: u64) {
        self.by_token
            .retain(|_, pending| pending.interaction != interaction);
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

    const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;
    const LATER: OffsetDateTime = START.saturating_add(time::Duration::minutes(5));

    fn setup_of(interaction: u64) -> NewPrompt {
        NewPrompt {
            interaction,
            login: "ada@example.com".into(),
            prompt: Prompt::DeviceSetup,
            sent: START,
            expires: LATER,
        }
    }

    #[test]
    fn a_question_is_answered_once_and_in_time() {
        let mut prompts = Prompts::default();
        let token = prompts.open(setup_of(1), &Random::seeded(1));
        assert!(!prompts.answer(&token, true, LATER));
        assert_eq!(prompts.on_devices(START).len(), 1);
        assert!(prompts.answer(&token, false, START));
        assert!(!prompts.answer(&token, true, START));
        assert_eq!(prompts.reply(&token, LATER), Some(PromptReply::Refused));
        assert!(prompts.on_devices(START).is_empty());
        assert!(!prompts.answer("unknown", true, START));
    }

    #[test]
    fn an_interaction_has_one_question_at_a_time() {
        let (mut prompts, random) = (Prompts::default(), Random::seeded(1));
        let first = prompts.open(setup_of(1), &random);
        prompts.open(setup_of(2), &random);
        let second = prompts.open(setup_of(1), &random);
        assert_eq!(prompts.reply(&first, START), None);
        assert_eq!(prompts.on_devices(START).len(), 2);
        prompts.withdraw_of(1);
        assert_eq!(prompts.reply(&second, START), None);
        assert_eq!(prompts.on_devices(START).len(), 1);
    }
}
