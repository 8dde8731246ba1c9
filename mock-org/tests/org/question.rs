use serde_json::{Value, json};

use crate::support::*;

const ENROLL: &str = "select-authenticator-enroll";
const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];
const ANSWER: &[&str] = &["credentials", "answer"];

fn answer(key: &str, answer: &str) -> Value {
    json!({ "credentials": { "questionKey": key, "answer": answer } })
}

#[tokio::test]
async fn the_answer_signs_in_whatever_its_case() {
    let caller = Caller::new();
    let step = caller.identify("question@example.com").await;
    let step = step.expect(200, CHALLENGE, &[]);
    let asked = &step.form(CHALLENGE[0])["value"][0]["form"]["value"][0];
    assert_eq!(
        (&asked["value"], &asked["label"]),
        (
            &json!("disliked_food"),
            &json!("What is the food you least liked as a child?")
        )
    );
    let wrong = caller
        .answer(&step, CHALLENGE[0], answer("disliked_food", "Spinach"))
        .await
        .expect(401, CHALLENGE, &[]);
    assert_eq!(
        wrong.field_keys(CHALLENGE[0], ANSWER),
        ["authfactor.challenge.question_factor.answer_invalid"]
    );
    let other = caller
        .answer(&step, CHALLENGE[0], answer("first_award", "Liver"))
        .await;
    other.expect(400, CHALLENGE, &["errors.E0000003"]);
    caller
        .answer(&step, CHALLENGE[0], answer("disliked_food", " LIVER "))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

async fn setup(caller: &Caller) -> Reply {
    let step = caller.optional_enrollments().await;
    let step = caller.choose(&step, ENROLL, "Security Question").await;
    step.expect(200, &["enroll-authenticator", ENROLL, "skip"], &[])
}

#[tokio::test]
async fn a_question_is_chosen_or_made_up() {
    let own =
        json!({ "questionKey": "custom", "question": "Who is there?", "answer": "Nobody at all" });
    for (credentials, question) in [
        (
            json!({ "questionKey": "first_award", "answer": "Swimming" }),
            "What did you earn your first medal or award for?",
        ),
        (own, "Who is there?"),
    ] {
        let caller = Caller::new();
        let step = setup(&caller).await;
        let given = json!({ "credentials": credentials });
        let step = caller.answer(&step, "enroll-authenticator", given).await;
        let enrolled = &step.body["authenticatorEnrollments"]["value"][1];
        assert_eq!(enrolled["profile"]["question"], question);
    }
}

#[tokio::test]
async fn short_answers_unknown_questions_and_tags_are_refused() {
    let caller = Caller::new();
    let step = setup(&caller).await;
    let send = async |credentials: Value| {
        let given = json!({ "credentials": credentials });
        caller.answer(&step, "enroll-authenticator", given).await
    };
    let short = send(json!({ "questionKey": "first_award", "answer": "abc" })).await;
    let options = &short.form("enroll-authenticator")["value"][0]["options"];
    for (option, field) in [(0, 1), (1, 2)] {
        let message = &options[option]["value"]["form"]["value"][field]["messages"]["value"][0];
        assert_eq!(
            message["i18n"]["key"],
            "securityQuestion.answer.tooShort.arg"
        );
    }
    let tags = json!({ "questionKey": "custom", "question": "<b>?", "answer": "long enough" });
    assert_eq!(send(tags).await.status, 400);
    let blank = json!({ "questionKey": "custom", "answer": "long enough" });
    assert_eq!(send(blank).await.status, 400);
    let unknown = send(json!({ "questionKey": "shoe_size", "answer": "long enough" })).await;
    assert_eq!(unknown.keys(), ["errors.E0000003"]);
}
