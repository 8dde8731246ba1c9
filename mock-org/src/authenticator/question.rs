//! A question that only the user can answer.

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Ask, Challenge, Kind, Progress};
use crate::{
    flow::{Cx, Outcome},
    ion::{Answer, Choice, Field, Form, Message},
    model::user::User,
};

const MIN_LENGTH: usize = 4;
const KEY: &[&str] = &["credentials", "questionKey"];
const QUESTION: &[&str] = &["credentials", "question"];
const ANSWER: &[&str] = &["credentials", "answer"];
const CUSTOM: &str = "custom";

const QUESTIONS: [(&str, &str); 6] = [
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

    fn wording(&self) -> &str {
        let known = QUESTIONS.iter().find(|(key, _)| *key == self.key);
        match (known, &self.text) {
            (Some((_, text)), _) => text,
            (None, Some(text)) if self.key == CUSTOM => text,
            _ => "",
        }
    }

    /// `profile` of the enrolment.
    pub(super) fn describe(&self) -> Value {
        json!({ "questionKey": self.key, "question": self.wording() })
    }

    fn is_answered_by(&self, given: &str) -> bool {
        self.answer.trim().to_lowercase() == given.trim().to_lowercase()
    }
}

/// Asks the question that is set up.
pub(super) struct Known {
    question: Option<Question>,
}

impl Known {
    pub(super) fn new(user: &User) -> Self {
        Self {
            question: user.question.clone(),
        }
    }
}

impl Challenge for Known {
    fn kind(&self) -> Kind {
        Kind::SecurityQuestion
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        let question = self.question.as_ref();
        let (key, text) = question.map_or((CUSTOM, ""), |q| (q.key.as_str(), q.wording()));
        let key = Field::fixed("questionKey", key).label(text).required();
        let answer = Field::text("answer", "Answer").required().secret();
        vec![ask.credentials(vec![key.hidden(), answer])]
    }

    fn contextual_data(&self) -> Option<Value> {
        let question = self.question.as_ref()?;
        Some(json!({ "enrolledQuestion": question.describe() }))
    }

    fn answer(&mut self, answer: &Answer, _cx: &mut Cx) -> Result<Progress, Outcome> {
        let question = self.question.as_ref();
        if question.is_some_and(|question| question.is_answered_by(answer.text(ANSWER))) {
            return Ok(Progress::Proven);
        }
        let message = Message::error(
            "authfactor.challenge.question_factor.answer_invalid",
            "Your answer doesn't match our records. Please try again.",
        );
        Err(Outcome::Field(StatusCode::UNAUTHORIZED, ANSWER, message))
    }
}

/// Lets the user choose a question, or make one up.
#[derive(Default)]
pub(super) struct Setup {
    chosen: Option<Question>,
}

impl Challenge for Setup {
    fn kind(&self) -> Kind {
        Kind::SecurityQuestion
    }

    fn forms(&self, ask: Ask) -> Vec<Form> {
        let questions = QUESTIONS.map(|(key, text)| Choice::value(text, key));
        let chosen = vec![
            Field::select("questionKey", questions.into())
                .label("Choose a security question")
                .required(),
            Field::text("answer", "Answer").required().secret(),
        ];
        let own = vec![
            Field::fixed("questionKey", CUSTOM).required(),
            Field::text("question", "Create a security question").required(),
            Field::text("answer", "Answer").required().secret(),
        ];
        let credentials = Field::choice(
            "credentials",
            vec![
                Choice::new("Choose a security question", chosen),
                Choice::new("Create my own security question", own),
            ],
        );
        vec![ask.form(vec![credentials.required()])]
    }

    fn contextual_data(&self) -> Option<Value> {
        let questions =
            QUESTIONS.map(|(key, text)| json!({ "questionKey": key, "question": text }));
        let keys: Vec<_> = QUESTIONS
            .iter()
            .map(|(key, _)| *key)
            .chain([CUSTOM])
            .collect();
        Some(json!({ "questionKeys": keys, "questions": questions }))
    }

    fn answer(&mut self, answer: &Answer, _cx: &mut Cx) -> Result<Progress, Outcome> {
        let refuse = |path, message| Err(Outcome::Field(StatusCode::BAD_REQUEST, path, message));
        let (text, given) = (answer.text(QUESTION), answer.text(ANSWER));
        if text.contains(['<', '>']) {
            let message = "The field must not contain HTML tags";
            return refuse(QUESTION, Message::error("tagsNotAllowed", message));
        }
        if given.trim().chars().count() < MIN_LENGTH {
            let text = format!(
                "The security question answer must be at least {MIN_LENGTH} characters in length"
            );
            let message = Message::error("securityQuestion.answer.tooShort.arg", text);
            return refuse(ANSWER, message.params(&[&MIN_LENGTH.to_string()]));
        }
        self.chosen = Some(Question {
            key: answer.text(KEY).into(),
            text: (!text.is_empty()).then(|| text.into()),
            answer: given.into(),
        });
        Ok(Progress::Proven)
    }

    fn apply(&self, user: &mut User) {
        user.question.clone_from(&self.chosen);
        user.enroll(Kind::SecurityQuestion);
    }
}
