//! Security questions.

use serde::Deserialize;
use serde_json::{Value, json};

/// The key of a question that the user made up.
pub const CUSTOM: &str = "custom";

/// The org's own questions, by key.
pub const QUESTIONS: [(&str, &str); 6] = [
    (
        "disliked_food",
        "What is the food you least liked as a child?",
    ),
    (
        "name_of_first_plush_toy",
        "What is the name of your first stuffed animal?",
    ),
    (
        "first_award",
        "What did you earn your first medal or award for?",
    ),
    (
        "favorite_vacation_location",
        "Where did you go for your favorite vacation?",
    ),
    (
        "first_computer_game",
        "What was the first computer game you played?",
    ),
    (
        "first_thing_cooked",
        "What was the first thing you learned to cook?",
    ),
];

/// A question with its answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// One of the org's keys, or `custom`.
    pub key: String,
    /// The user's own question, under `custom`.
    pub text: Option<String>,
    /// Compared whatever its case and the space around it.
    pub answer: String,
}

impl Question {
    /// Whether the key is known, and there is a text where it has to come from the user.
    pub fn is_valid(&self) -> bool {
        !self.wording().is_empty()
    }

    /// The question itself; empty where it is not valid.
    pub fn wording(&self) -> &str {
        let known = QUESTIONS.iter().find(|(key, _)| *key == self.key);
        match (known, &self.text) {
            (Some((_, text)), _) => text,
            (None, Some(text)) if self.key == CUSTOM => text,
            _ => "",
        }
    }

    /// `profile` of the enrollment.
    pub fn describe(&self) -> Value {
        json!({ "questionKey": self.key, "question": self.wording() })
    }

    /// Whether that is the answer.
    pub fn is_answered_by(&self, given: &str) -> bool {
        self.answer.trim().to_lowercase() == given.trim().to_lowercase()
    }
}
