//! The authenticators of the org, by name and in descriptions.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Ask, Challenge, NewPassword, Passkey, email, password, phone, push, question, totp, webauthn,
};
use crate::{
    flow::Cx,
    ion::{Answer, Choice, Field, Form, Message},
    model::user::User,
};

/// The authenticators of this org.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something the user knows.
    Password,
    /// A code or a link sent by email.
    Email,
    /// A code by text message or call.
    Phone,
    /// A code that an app computes (RFC 6238).
    Totp,
    /// A question that only the user can answer.
    SecurityQuestion,
    /// A notification on a device.
    Push,
    /// A security key or a passkey.
    #[serde(rename = "webauthn")]
    WebAuthn,
}

impl Kind {
    /// The `key` of the IDX API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Password => "okta_password",
            Self::Email => "okta_email",
            Self::Phone => "phone_number",
            Self::Totp => "google_otp",
            Self::SecurityQuestion => "security_question",
            Self::Push => "okta_verify",
            Self::WebAuthn => "webauthn",
        }
    }

    fn type_(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Totp | Self::Push => "app",
            Self::SecurityQuestion => "security_question",
            Self::WebAuthn => "security_key",
        }
    }

    fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Password => &["password"],
            Self::Email => &["email"],
            Self::Phone => &["sms", "voice"],
            Self::Totp => &["otp"],
            Self::SecurityQuestion => &["security_question"],
            Self::Push => &["push"],
            Self::WebAuthn => &["webauthn"],
        }
    }

    fn display_name(self) -> &'static str {
        match self {
            Self::Password => "Password",
            Self::Email => "Email",
            Self::Phone => "Phone",
            Self::Totp => "Google Authenticator",
            Self::SecurityQuestion => "Security Question",
            Self::Push => "Okta Verify",
            Self::WebAuthn => "Security Key or Biometric",
        }
    }

    /// Id of the authenticator in this org.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Password => "aut2mockPassword00g4",
            Self::Email => "aut2mockEmail00000g4",
            Self::Phone => "aut2mockPhone00000g4",
            Self::Totp => "aut2mockTotp000000g4",
            Self::SecurityQuestion => "aut2mockQuestion00g4",
            Self::Push => "aut2mockPush000000g4",
            Self::WebAuthn => "aut2mockWebAuthn00g4",
        }
    }

    fn enrollment_prefix(self) -> &'static str {
        match self {
            Self::Password => "lae",
            Self::Email => "eae",
            Self::Phone => "sms",
            Self::Totp => "uft",
            Self::SecurityQuestion => "qae",
            Self::Push => "pfd",
            Self::WebAuthn => "fwf",
        }
    }

    /// How a sign-in asks for it. What the org can tell of the enrolment differs, and so does the object named.
    pub fn verification(self) -> Ask {
        let about = match self.verified_object() {
            "currentAuthenticator" => "$.currentAuthenticator",
            _ => "$.currentAuthenticatorEnrollment",
        };
        Ask {
            form: "challenge-authenticator",
            about,
        }
    }

    /// The member that a verification is about.
    pub fn verified_object(self) -> &'static str {
        match self {
            Self::Totp | Self::Push | Self::WebAuthn => "currentAuthenticator",
            _ => "currentAuthenticatorEnrollment",
        }
    }

    /// What that member says.
    pub fn describe_verified(self, user: &User) -> Value {
        match self.verified_object() {
            "currentAuthenticator" => self.describe(),
            _ => self.describe_enrollment(user),
        }
    }

    /// Which of `kinds` an answer to [`Kind::selection`] names.
    pub fn chosen(kinds: &[Self], answer: &Answer) -> Option<Self> {
        let id = answer.text(&["authenticator", "id"]);
        kinds.iter().copied().find(|kind| kind.id() == id)
    }

    fn outline(self, id: String) -> Value {
        let methods: Vec<_> = self
            .methods()
            .iter()
            .map(|method| json!({ "type": method }))
            .collect();
        json!({
            "type": self.type_(),
            "key": self.key(),
            "id": id,
            "displayName": self.display_name(),
            "methods": methods,
        })
    }

    /// The authenticator as `authenticators` and `currentAuthenticator` describe it.
    pub fn describe(self) -> Value {
        let mut value = self.outline(self.id().into());
        if self == Self::Password {
            value["settings"] = password::settings();
        }
        value
    }

    /// The user's enrolment of it, as `authenticatorEnrollments` describes it.
    pub fn describe_enrollment(self, user: &User) -> Value {
        let tail = user.id.get(3..).unwrap_or_default();
        let mut value = self.outline(format!("{}{tail}", self.enrollment_prefix()));
        match self {
            Self::Email => value["profile"] = json!({ "email": user.masked_email() }),
            Self::Phone => value["profile"] = json!({ "phoneNumber": user.masked_phone() }),
            Self::SecurityQuestion => {
                if let Some(question) = &user.question {
                    value["profile"] = question.describe();
                }
            }
            Self::WebAuthn => {
                let described = user.passkeys.first().map(Passkey::describe);
                if let (Some(Value::Object(more)), Some(value)) = (described, value.as_object_mut())
                {
                    value.extend(more);
                }
            }
            Self::Password | Self::Totp | Self::Push => {}
        }
        value
    }

    /// The form that chooses between authenticators; `list` names the member its options point into.
    pub fn selection(name: &'static str, path: &str, list: &str, kinds: &[Self]) -> Form {
        Form::post(name, path, vec![Self::options(name, list, kinds)])
    }

    /// The field of [`Kind::selection`].
    pub fn options(form: &str, list: &str, kinds: &[Self]) -> Field {
        let enroll = form == "select-authenticator-enroll";
        let options = kinds.iter().enumerate().map(|(i, kind)| {
            let mut fields = vec![Field::fixed("id", kind.id()).required()];
            fields.extend(kind.details(enroll));
            Choice::new(kind.display_name(), fields).relates_to(format!("$.{list}.value[{i}]"))
        });
        Field::choice("authenticator", options.collect())
    }

    fn details(self, enroll: bool) -> Vec<Field> {
        match self {
            Self::Phone if enroll => {
                let number = Field::text("phoneNumber", "Phone number").optional();
                vec![phone::method_field().optional(), number]
            }
            Self::Phone => vec![phone::method_field().optional()],
            Self::Push if enroll => {
                let channel = Choice::value("QRCODE", "qrcode");
                vec![Field::select("channel", vec![channel]).optional()]
            }
            Self::Push => {
                let push = Choice::value("Get a push notification", "push");
                vec![Field::select("methodType", vec![push]).optional()]
            }
            _ => self
                .methods()
                .iter()
                .map(|method| Field::fixed("methodType", *method).optional())
                .collect(),
        }
    }

    /// Starts to verify a user who has it; `chosen` is the answer that chose it.
    pub fn challenge(
        self,
        user: &User,
        chosen: Option<&Answer>,
        cx: &mut Cx,
    ) -> Box<dyn Challenge> {
        match self {
            Self::Password => Box::new(password::Known::new(user)),
            Self::Email => Box::new(email::Code::send(user, cx)),
            Self::Phone => Box::new(phone::Code::verify(user, chosen, cx)),
            Self::Totp => Box::new(totp::Code::new(user)),
            Self::SecurityQuestion => Box::new(question::Known::new(user)),
            Self::Push => Box::new(push::Push::send(user, cx)),
            Self::WebAuthn => Box::new(webauthn::Known::new(user, cx)),
        }
    }

    /// Starts to set it up for a user; the message says why that cannot be.
    pub fn enrollment(
        self,
        user: &User,
        chosen: Option<&Answer>,
        cx: &mut Cx,
    ) -> Result<Box<dyn Challenge>, Message> {
        Ok(match self {
            Self::Password => Box::new(NewPassword::enroll(user)),
            Self::Email => Box::new(email::Code::send(user, cx)),
            Self::Phone => Box::new(phone::Code::enroll(user, chosen, cx)?),
            Self::Totp => Box::new(totp::Setup::new(user)),
            Self::SecurityQuestion => Box::new(question::Setup::default()),
            Self::Push => Box::new(push::Setup::new(user, cx)),
            Self::WebAuthn => Box::new(webauthn::Setup::new(user, cx)),
        })
    }
}
