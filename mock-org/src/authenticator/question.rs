//! A question that only the user can answer.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Challenge, Progress, Refusal, Remediation};
use crate::{
    ion::{Answer, Choice, Field, Form, Message, MessageKey},
    model::{Authenticator, CUSTOM, Context, QUESTIONS, Question, User},
};

const MIN_LENGTH: usize = 4;
const KEY: &[&str] = &["credentials", "questionKey"];
const QUESTION: &[&str] = &["credentials", "question"];
const ANSWER: &[&str] = &["credentials", "answer"];

/// Asks the question that is set up.
#[derive(Clone)]
pub(super) struct Verification {
    question: Option<Question>,
}

impl Verification {
    pub(super) fn new(user: &User) -> Self {
        Self {
            question: user.question.clone(),
        }
    }
}

impl Challenge for Verification {
    fn authenticator(&self) -> Authenticator {
        Authenticator::SecurityQuestion
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
        let question = self.question.as_ref();
        let (key, text) = question.map_or((CUSTOM, ""), |q| (q.key.as_str(), q.wording()));
        let key = Field::fixed("questionKey", key).label(text).required();
        let answer = Field::text("answer", "Answer").required().secret();
        vec![remediation.credentials(vec![key.hidden(), answer])]
    }

    fn contextual_data(&self) -> Option<Value> {
        let question = self.question.as_ref()?;
        Some(json!({ "enrolledQuestion": question.describe() }))
    }

    fn answer(&mut self, answer: &Answer, _cx: &mut Context) -> Result<Progress, Refusal> {
        let question = self.question.as_ref();
        if question.is_some_and(|question| question.is_answered_by(answer.text(ANSWER))) {
            return Ok(Progress::Proven);
        }
        let message = Message::error(
            MessageKey::QuestionAnswerInvalid,
            "Your answer doesn't match our records. Please try again.",
        );
        Err(Refusal::Field(StatusCode::UNAUTHORIZED, ANSWER, message))
    }
}

/// Lets the user choose a question, or make one up.
#[derive(Clone, Default)]
pub(super) struct Enrollment {
    chosen: Option<Question>,
}

impl Challenge for Enrollment {
    fn authenticator(&self) -> Authenticator {
        Authenticator::SecurityQuestion
    }

    fn forms(&self, remediation: Remediation) -> Vec<Form> {
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
        vec![remediation.form(vec![credentials.required()])]
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

    fn answer(&mut self, answer: &Answer, _cx: &mut Context) -> Result<Progress, Refusal> {
        let refuse = |path, message| Err(Refusal::Field(StatusCode::BAD_REQUEST, path, message));
        let (text, given) = (answer.text(QUESTION), answer.text(ANSWER));
        if text.contains(['<', '>']) {
            let message = "The field must not contain HTML tags";
            return refuse(
                QUESTION,
                Message::error(MessageKey::TagsNotAllowed, message),
            );
        }
        if given.trim().chars().count() < MIN_LENGTH {
            let text = format!(
                "The security question answer must be at least {MIN_LENGTH} characters in length"
            );
            let message = Message::error(MessageKey::QuestionAnswerTooShort, text);
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
        user.enroll(Authenticator::SecurityQuestion);
    }
}
