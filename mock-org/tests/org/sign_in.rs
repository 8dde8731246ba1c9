use serde_json::json;

use crate::support::*;

const CHALLENGE: &[&str] = &[
    "challenge-authenticator",
    "select-authenticator-authenticate",
];
const IDENTIFY: &[&str] = &["identify", "select-enroll-profile"];

#[tokio::test]
async fn the_first_step_is_exactly_this() {
    let caller = Caller::new();
    let reply = caller.start().await.expect(200, IDENTIFY, &[]);
    assert_eq!(
        reply.headers["content-type"],
        "application/ion+json; okta-version=1.0.0"
    );
    let handle = json!({
        "name": "stateHandle",
        "required": true,
        "value": reply.state_handle(),
        "visible": false,
        "mutable": false,
    });
    let form = |name: &str, path: &str, mut fields: Vec<serde_json::Value>| {
        fields.push(handle.clone());
        json!({
            "rel": ["create-form"],
            "name": name,
            "href": format!("{ORG}/idp/idx/{path}"),
            "method": "POST",
            "produces": "application/ion+json; okta-version=1.0.0",
            "value": fields,
            "accepts": "application/json; okta-version=1.0.0",
        })
    };
    let identify = vec![
        json!({ "name": "identifier", "label": "Username", "required": true }),
        json!({ "name": "rememberMe", "label": "Keep me signed in", "type": "boolean" }),
    ];
    let expected = json!({
        "version": "1.0.0",
        "stateHandle": reply.state_handle(),
        "expiresAt": reply.body["expiresAt"],
        "intent": "LOGIN",
        "remediation": {
            "type": "array",
            "value": [form("identify", "identify", identify), form("select-enroll-profile", "enroll", vec![])],
        },
        "cancel": form("cancel", "cancel", vec![]),
        "app": {
            "type": "object",
            "value": { "name": "oidc_client", "label": "Demo page", "id": "demo-client" },
        },
    });
    assert_eq!(reply.body, expected);
}

#[tokio::test]
async fn identifier_first_asks_for_the_password_and_gives_a_code() {
    let caller = Caller::new();
    let step = caller
        .identify("Ada@Example.com")
        .await
        .expect(200, CHALLENGE, &[]);
    assert_eq!(
        step.form(CHALLENGE[0])["relatesTo"],
        json!(["$.currentAuthenticatorEnrollment"])
    );
    assert_eq!(
        step.body["currentAuthenticatorEnrollment"]["value"]["key"],
        "okta_password"
    );
    assert_eq!(step.body["user"]["value"]["identifier"], "ada@example.com");
    let done = caller
        .answer(&step, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await
        .expect(200, &[], &[]);
    let code = done.interaction_code();
    let expected = json!({
        "rel": ["create-form"],
        "name": "issue",
        "href": format!("{ORG}/oauth2/v1/token"),
        "method": "POST",
        "value": [
            { "name": "grant_type", "required": true, "value": "interaction_code" },
            { "name": "interaction_code", "required": true, "value": code },
            { "name": "client_id", "required": true, "value": "demo-client" },
            { "name": "code_verifier", "required": true },
        ],
        "accepts": "application/x-www-form-urlencoded",
    });
    assert_eq!(done.body["successWithInteractionCode"], expected);
}

#[tokio::test]
async fn identifier_and_password_can_share_a_form() {
    let caller = Caller::with("scenario = 'identifier-password'");
    let step = caller.start().await.expect(200, IDENTIFY, &[]);
    assert_eq!(
        step.form("recover")["href"],
        format!("{ORG}/idp/idx/recover")
    );
    let answer = |password: &str| {
        let mut answer = passcode(password);
        answer["identifier"] = "ada@example.com".into();
        answer
    };
    let wrong = caller.answer(&step, "identify", answer("wrong")).await;
    wrong.expect(401, IDENTIFY, &["errors.E0000004"]);
    caller
        .answer(&step, "identify", answer("Correct-Horse-9"))
        .await
        .expect(200, &[], &[])
        .interaction_code();
}

#[tokio::test]
async fn a_client_can_bring_its_own_scenario() {
    let caller = Caller {
        client_id: "password-client",
        ..Caller::new()
    };
    let step = caller.start().await;
    let reply = caller.give_name(&step, "ada@example.com").await;
    let reply = reply.expect(400, IDENTIFY, &[]);
    assert_eq!(
        reply.field_keys("identify", &["credentials", "passcode"]),
        ["model.validation.field.blank"]
    );
}

#[tokio::test]
async fn a_wrong_password_can_be_corrected() {
    let caller = Caller::new();
    let step = caller.identify("ada@example.com").await;
    let wrong = caller
        .answer(&step, CHALLENGE[0], passcode("correct-horse-9"))
        .await;
    let wrong = wrong.expect(401, CHALLENGE, &["incorrectPassword"]);
    let message = json!({ "message": "Password is incorrect", "i18n": { "key": "incorrectPassword" }, "class": "ERROR" });
    assert_eq!(
        wrong.body["messages"],
        json!({ "type": "array", "value": [message] })
    );
    caller
        .answer(&wrong, CHALLENGE[0], passcode("Correct-Horse-9"))
        .await
        .expect(200, &[], &[]);
}

#[tokio::test]
async fn too_many_wrong_passwords_lock_the_account() {
    let caller = Caller::new();
    let step = caller.identify("ada@example.com").await;
    for _ in 1..5 {
        let wrong = caller.answer(&step, CHALLENGE[0], passcode("wrong")).await;
        wrong.expect(401, CHALLENGE, &["incorrectPassword"]);
    }
    for password in ["wrong", "Correct-Horse-9"] {
        let locked = caller.answer(&step, CHALLENGE[0], passcode(password)).await;
        locked.expect(401, CHALLENGE, &["authfactor.challenge.suspended_factor"]);
    }
}

#[tokio::test]
async fn a_locked_account_is_told_so_in_the_shared_form() {
    let caller = Caller::with("scenario = 'identifier-password'");
    let step = caller.start().await;
    let mut answer = passcode("Locked-Away-1");
    answer["identifier"] = "locked@example.com".into();
    caller
        .answer(&step, "identify", answer)
        .await
        .expect(403, IDENTIFY, &["errors.E0000119"]);
}

#[tokio::test]
async fn an_unknown_user_stays_at_identify() {
    let reply = Caller::new().identify("nobody@example.com").await;
    reply.expect(401, IDENTIFY, &["errors.E0000004"]);
}

#[tokio::test]
async fn a_user_who_is_not_assigned_gets_a_terminal_error() {
    let caller = Caller::new();
    let reply = caller.identify("outsider@example.com").await;
    let reply = reply.expect(400, &[], &["idx.error.user.not.assigned.to.app"]);
    let body = json!({ "stateToken": reply.state_handle() });
    let again = caller.post_json("/idp/idx/introspect", body).await;
    again.expect(400, &[], &["idx.error.user.not.assigned.to.app"]);
}

#[tokio::test]
async fn blank_fields_are_named_inside_their_form() {
    let caller = Caller::new();
    let step = caller.start().await;
    for answer in [
        json!({}),
        json!({ "identifier": "  " }),
        json!({ "identifier": null }),
    ] {
        let reply = caller
            .answer(&step, "identify", answer)
            .await
            .expect(400, IDENTIFY, &[]);
        assert_eq!(
            reply.field_keys("identify", &["identifier"]),
            ["model.validation.field.blank"]
        );
    }
    let step = caller.identify("ada@example.com").await;
    let reply = caller
        .answer(&step, CHALLENGE[0], passcode(""))
        .await
        .expect(400, CHALLENGE, &[]);
    assert_eq!(
        reply.field_keys(CHALLENGE[0], &["credentials", "passcode"]),
        ["model.validation.field.blank"]
    );
}

#[tokio::test]
async fn where_registration_is_closed_it_ends_with_a_message() {
    let caller = Caller::with("scenario = 'registration-closed'");
    let step = caller.start().await;
    let reply = caller
        .answer(&step, "select-enroll-profile", json!({}))
        .await;
    let reply = reply.expect(403, &[], &["idx.error.registration.unavailable"]);
    assert!(reply.body.get("cancel").is_none());
}
