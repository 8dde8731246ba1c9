//! Consent: the user allows an application what it asks for, all at once or scope by scope.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Flow, Outcome};
use crate::{
    ion::{Answer, Choice, Field, Form, FormName, Message, MessageKey, Object, Screen},
    model::{Context, Stage},
};

/// `consent`, or `granular-consent`.
#[derive(Clone)]
pub(super) struct Consent {
    user_id: String,
    granular: bool,
}

#[derive(Clone)]
struct Scope {
    name: &'static str,
    label: &'static str,
    desc: &'static str,
    /// Whether the user can leave it out.
    optional: bool,
}

const fn scope(
    name: &'static str,
    label: &'static str,
    desc: &'static str,
    optional: bool,
) -> Scope {
    Scope {
        name,
        label,
        desc,
        optional,
    }
}

/// The scopes that people are asked about.
const SCOPES: [Scope; 6] = [
    scope(
        "openid",
        "Sign you in.",
        "This allows the app to know who you are.",
        false,
    ),
    scope(
        "profile",
        "View your profile information.",
        "This allows the app to view your name.",
        true,
    ),
    scope(
        "email",
        "View your email address.",
        "This allows the app to view your email address.",
        true,
    ),
    scope(
        "phone",
        "View your phone number.",
        "This allows the app to view your phone number.",
        true,
    ),
    scope(
        "address",
        "View your address.",
        "This allows the app to view where you live.",
        true,
    ),
    scope(
        "offline_access",
        "Keep you signed in to the app.",
        "This allows the app to act for you while you are away.",
        true,
    ),
];

impl Consent {
    pub(super) fn new(user_id: &str, granular: bool) -> Self {
        Self {
            user_id: user_id.into(),
            granular,
        }
    }
}

fn asked<'a>(cx: &'a Context) -> impl Iterator<Item = &'static Scope> + 'a {
    let asked = &cx.authorization.scopes;
    SCOPES
        .iter()
        .filter(move |scope| asked.iter().any(|name| name == scope.name))
}

fn granular_form(cx: &Context) -> Form {
    let scopes = asked(cx).map(|scope| {
        let field = Field::boolean(scope.name, scope.label)
            .desc(scope.desc)
            .required();
        if scope.optional {
            return field.preset(true);
        }
        Field::fixed(scope.name, true)
            .label(scope.label)
            .desc(scope.desc)
            .of("boolean")
            .required()
    });
    let fields = vec![
        Field::boolean("consent", "Allow").hidden().required(),
        Field::object("optedScopes", scopes.collect()),
    ];
    Form::post(FormName::GranularConsent, "/idp/idx/consent", fields)
}

fn whole_form(cx: &Context) -> Form {
    let scopes: Vec<Value> = asked(cx)
        .map(|s| json!({ "name": s.name, "label": s.label, "value": s.name, "desc": s.desc }))
        .collect();
    let options = vec![
        Choice::value("Allow Access", true),
        Choice::value("Don't Allow", false),
    ];
    let consent = Field::select("consent", options).of("boolean").required();
    Form::post(FormName::Consent, "/idp/idx/consent", vec![consent]).with("scopes", scopes.into())
}

impl Flow for Consent {
    fn name(&self) -> &'static str {
        "consent"
    }

    fn screen(&self, cx: &Context) -> Screen {
        let form = if self.granular {
            granular_form(cx)
        } else {
            whole_form(cx)
        };
        let issuer = cx.base_url.issuer(cx.authorization.server.as_deref());
        let authentication = json!({ "protocol": "OAUTH2.0", "issuer": { "uri": issuer } });
        let screen = Screen::new(vec![form]).with(Object::new("authentication", authentication));
        match cx.user(&self.user_id) {
            Some(user) => screen.with(Object::user(&user)),
            None => screen,
        }
    }

    fn submit(&mut self, answer: &Answer, cx: &mut Context) -> Outcome {
        if !answer.flag(&["consent"]) {
            let text = "Operation cancelled by user.";
            let message = Message::error(MessageKey::CancelledByUser, text);
            return Outcome::Stop(StatusCode::FORBIDDEN, message);
        }
        if self.granular {
            cx.authorization
                .scopes
                .retain(|scope| answer.flag(&["optedScopes", scope]));
        }
        cx.completed.push(Stage::Consent);
        Outcome::Finish(self.user_id.clone())
    }
}
