//! Registration: a profile, then the authenticators that the org's policy asks for.

use axum::http::StatusCode;

use super::{Cx, Flow, Outcome, SignIn};
use crate::{
    authenticator::{Challenge, Kind, authenticators, enrollments},
    ion::{Answer, Field, Form, Message, Object, Screen},
    user::User,
};

/// `enroll-profile` → (`select-authenticator-enroll` →) `enroll-authenticator` … → (`skip`).
#[derive(Default)]
pub(super) struct Register {
    phase: Phase,
}

#[derive(Default)]
enum Phase {
    #[default]
    Profile,
    Select {
        draft: User,
    },
    Enroll {
        draft: User,
        challenge: Box<dyn Challenge>,
    },
}

/// What a draft still lacks: the required ones, else the optional ones, which can be skipped.
struct Missing {
    kinds: Vec<Kind>,
    optional: bool,
}

impl Missing {
    fn of(draft: &User, cx: &Cx) -> Self {
        let lacking = |kinds: &[Kind]| {
            kinds
                .iter()
                .copied()
                .filter(|k| !draft.enrolled.contains(k))
                .collect::<Vec<_>>()
        };
        let required = lacking(&cx.policy.registration.required);
        match required.is_empty() {
            false => Self {
                kinds: required,
                optional: false,
            },
            true => Self {
                kinds: lacking(&cx.policy.registration.optional),
                optional: true,
            },
        }
    }
}

impl Register {
    fn profile(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        let text = |name| answer.text(&["userProfile", name]);
        if cx.users.by_login(text("email")).is_some() {
            return Outcome::Field(StatusCode::BAD_REQUEST, &["userProfile", "email"], taken());
        }
        let draft = User::new(text("email"), text("firstName"), text("lastName"));
        self.advance(draft, cx)
    }

    /// Asks for what is missing; where nothing is, the account comes to be.
    fn advance(&mut self, draft: User, cx: &mut Cx) -> Outcome {
        let missing = Missing::of(&draft, cx);
        self.phase = match missing.kinds.as_slice() {
            [] => return Self::create(draft, cx),
            [only] if !missing.optional => {
                let challenge = only.enrollment(&draft, cx);
                Phase::Enroll { draft, challenge }
            }
            _ => Phase::Select { draft },
        };
        Outcome::Next
    }

    fn create(draft: User, cx: &mut Cx) -> Outcome {
        let id = draft.id.clone();
        if cx.users.insert(draft) {
            return Outcome::Finish(id);
        }
        // Somebody took the address while this registration was under way.
        Outcome::Stop(StatusCode::BAD_REQUEST, taken())
    }
}

fn taken() -> Message {
    Message::error(
        "registration.error.notUniqueWithinOrg",
        "A user with this Email already exists",
    )
    .params(&["Email"])
}

fn profile_form() -> Form {
    let profile = vec![
        Field::text("lastName", "Last name")
            .required()
            .length(1, 50),
        Field::text("firstName", "First name")
            .required()
            .length(1, 50),
        Field::text("email", "Email")
            .required()
            .length(5, 100)
            .address(),
    ];
    Form::post(
        "enroll-profile",
        "/idp/idx/enroll/new",
        vec![Field::object("userProfile", profile)],
    )
}

impl Flow for Register {
    fn name(&self) -> &'static str {
        "register"
    }

    fn screen(&self, cx: &Cx) -> Screen {
        let (draft, challenge) = match &self.phase {
            Phase::Profile => {
                let back = Form::post("select-identify", "/idp/idx/identify/select", Vec::new());
                return Screen::new(vec![profile_form(), back]);
            }
            Phase::Select { draft } => (draft, None),
            Phase::Enroll { draft, challenge } => (draft, Some(challenge)),
        };
        let missing = Missing::of(draft, cx);
        let mut forms = Vec::new();
        if let Some(challenge) = challenge {
            let fields = vec![Field::object("credentials", challenge.fields()).required()];
            forms.push(
                Form::post("enroll-authenticator", "/idp/idx/challenge/answer", fields)
                    .relates_to("$.currentAuthenticator"),
            );
        }
        let select = "select-authenticator-enroll";
        forms.push(Kind::selection(
            select,
            "/idp/idx/credential/enroll",
            "authenticators",
            &missing.kinds,
        ));
        if missing.optional {
            forms.push(Form::post("skip", "/idp/idx/skip", Vec::new()));
        }
        let mut screen = Screen::new(forms);
        if let Some(challenge) = challenge {
            let current = challenge.kind().describe();
            screen = screen
                .with(
                    Object::new("currentAuthenticator", current.clone())
                        .actions(challenge.actions()),
                )
                .with(Object::new("enrollmentAuthenticator", current));
        }
        screen
            .with(authenticators(&missing.kinds))
            .with(enrollments(&draft.enrolled, draft))
            .with(draft.object())
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Cx) -> Outcome {
        match (answer.form, std::mem::take(&mut self.phase)) {
            ("enroll-profile", Phase::Profile) => self.profile(answer, cx),
            ("select-identify", _) => Outcome::Become(Box::new(SignIn::default())),
            ("skip", Phase::Select { draft } | Phase::Enroll { draft, .. }) => {
                Self::create(draft, cx)
            }
            (
                "select-authenticator-enroll",
                Phase::Select { draft } | Phase::Enroll { draft, .. },
            ) => {
                let Some(kind) = Kind::chosen(&Missing::of(&draft, cx).kinds, answer) else {
                    self.phase = Phase::Select { draft };
                    return Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request());
                };
                let challenge = kind.enrollment(&draft, cx);
                self.phase = Phase::Enroll { draft, challenge };
                Outcome::Next
            }
            (
                "resend",
                Phase::Enroll {
                    draft,
                    mut challenge,
                },
            ) => {
                challenge.resend(cx);
                self.phase = Phase::Enroll { draft, challenge };
                Outcome::Next
            }
            (
                "enroll-authenticator",
                Phase::Enroll {
                    mut draft,
                    mut challenge,
                },
            ) => {
                if let Err(outcome) = challenge.answer(answer, cx) {
                    self.phase = Phase::Enroll { draft, challenge };
                    return outcome;
                }
                challenge.apply(&mut draft);
                self.advance(draft, cx)
            }
            (_, phase) => {
                self.phase = phase;
                Outcome::Say(StatusCode::BAD_REQUEST, Message::bad_request())
            }
        }
    }
}
