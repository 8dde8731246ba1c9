//! WebAuthn: the options of a ceremony, and the parameters that its result gives. The rules are those of Okta's sign-in widget and
//! mobile SDKs, where these agree.

use super::base64;
use super::error_code::{FlowError, FlowErrorCode};
use super::form::{Field, fields};
use super::value::Value;
use super::written::object;

/// Why there are no options, or no parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebAuthnError {
    /// The state has no challenge for this ceremony.
    NoChallenge,
    /// A challenge, an id or a part of the credential is not base64.
    NotBase64,
    /// A part of the credential is missing: it is of another ceremony, or none.
    NoCredential,
}

impl WebAuthnError {
    /// The error message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoChallenge => {
                "webauthn: the state has no challenge for this ceremony: look for a remediation of the authenticator `webauthn`"
            }
            Self::NotBase64 => {
                "webauthn: a challenge, an id or a part of the credential is not base64"
            }
            Self::NoCredential => {
                "webauthn: this is not the credential of this ceremony: pass what `navigator.credentials` resolved to, or its `toJSON()`"
            }
        }
    }
}

impl From<WebAuthnError> for FlowError {
    fn from(error: WebAuthnError) -> Self {
        Self {
            code: FlowErrorCode::WebAuthn,
            message: error.as_str(),
        }
    }
}

type Result<T> = core::result::Result<T, WebAuthnError>;

/// The name of the remediation for autofill.
const AUTOFILL: &str = "challenge-webauthn-autofillui-authenticator";

/// The options of a ceremony.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceremony {
    /// The number of its remediation among those of the state.
    pub remediation: usize,
    /// `publicKey`, without the types of JavaScript.
    pub public_key: Value,
}

impl From<Ceremony> for Value {
    fn from(ceremony: Ceremony) -> Self {
        object(&mut [
            ("remediation", (ceremony.remediation as f64).into()),
            ("publicKey", ceremony.public_key),
        ])
    }
}

/// The `publicKey` of `navigator.credentials.create`, from the `activationData` of a state. All members pass through but `u2fParams`.
/// Keys that the user has are excluded, unless the key must be discoverable.
///
/// # Errors
///
/// [`WebAuthnError::NoChallenge`] and [`WebAuthnError::NotBase64`].
pub fn creation_options(state: &Value) -> Result<Ceremony> {
    let path = &["contextualData", "activationData"];
    let (remediation, data) = challenge(state, path, false).ok_or(WebAuthnError::NoChallenge)?;
    let selection = data.get("authenticatorSelection");
    let excluded = if *selection.get("requireResidentKey") == Value::Bool(true) {
        Value::List(Vec::new())
    } else {
        known_keys(state, data.get("excludeCredentials"))?
    };
    let mut options = options_of(data, "excludeCredentials")?;
    options.push(("excludeCredentials".into(), excluded));
    Ok(Ceremony {
        remediation,
        public_key: Value::Object(options),
    })
}

/// The first remediation in whose `relatesTo` there is a challenge at a path, by its number, and the data with the challenge. For
/// autofill, only that remediation is looked at.
fn challenge<'a>(state: &'a Value, path: &[&str], is_autofill: bool) -> Option<(usize, &'a Value)> {
    let remediations = state.get("neededToProceed").list();
    for (at, remediation) in remediations.iter().enumerate() {
        let data = remediation.at(&["relatesTo", "value"]).at(path);
        let is_other = is_autofill && remediation.get("name").text() != Some(AUTOFILL);
        if !is_other && data.get("challenge").is_there() {
            return Some((at, data));
        }
    }
    None
}

/// The `publicKey` of `navigator.credentials.get`, from the `challengeData` of a state. All members pass through. The keys that the
/// user has are allowed; for autofill and for a passkey of a user who is not known yet, any key is.
///
/// # Errors
///
/// [`WebAuthnError::NoChallenge`] and [`WebAuthnError::NotBase64`].
pub fn request_options(state: &Value, is_conditional: bool) -> Result<Ceremony> {
    let of_user = if is_conditional {
        None
    } else {
        challenge(state, &["contextualData", "challengeData"], false)
    };
    let found = match of_user {
        None => challenge(state, &["challengeData"], is_conditional),
        known => known,
    };
    let (remediation, data) = found.ok_or(WebAuthnError::NoChallenge)?;
    let mut options = options_of(data, "allowCredentials")?;
    if of_user.is_some() {
        let allowed = known_keys(state, data.get("allowCredentials"))?;
        options.push(("allowCredentials".into(), allowed));
    }
    Ok(Ceremony {
        remediation,
        public_key: Value::Object(options),
    })
}

/// The members of the data but `u2fParams` and the given one, with `challenge` and `user.id` as bytes.
fn options_of(data: &Value, without: &str) -> Result<Vec<(String, Value)>> {
    let mut options = Vec::new();
    for (name, value) in data.members() {
        let mut value = value.clone();
        match name.as_str() {
            "u2fParams" => continue,
            name if name == without => continue,
            "challenge" => value = bytes_of(&value)?,
            "user" => {
                if let Value::Object(members) = &mut value {
                    for (name, id) in members {
                        if name == "id" {
                            *id = bytes_of(id)?;
                        }
                    }
                }
            }
            _ => {}
        }
        options.push((name.clone(), value));
    }
    Ok(options)
}

/// The descriptors of the given keys and of those that the user has, none twice.
fn known_keys(state: &Value, given: &Value) -> Result<Value> {
    let mut keys = Vec::new();
    for key in given.list() {
        add_key(&mut keys, key.get("id"), key.get("transports"))?;
    }
    let enrollments = state.at(&["rawIdxState", "authenticatorEnrollments", "value"]);
    for enrollment in enrollments.list() {
        let id = enrollment.get("credentialId");
        if enrollment.get("key").text() == Some("webauthn") && id.is_there() {
            let mut transports = enrollment.get("transports");
            if !transports.is_there() {
                transports = enrollment.at(&["profile", "transports"]);
            }
            add_key(&mut keys, id, transports)?;
        }
    }
    Ok(Value::List(keys))
}

/// Adds a descriptor. Its transports are a list, or a text with commas.
fn add_key(keys: &mut Vec<Value>, id: &Value, transports: &Value) -> Result<()> {
    let id = bytes_of(id)?;
    if keys.iter().any(|key| *key.get("id") == id) {
        return Ok(());
    }
    let transports = match transports {
        Value::List(_) => transports.clone(),
        Value::Text(text) => {
            let mut names = Vec::new();
            for name in text.as_bytes().split(|byte| *byte == b',') {
                let name = String::from_utf8(name.trim_ascii().to_vec()).unwrap_or_default();
                if !name.is_empty() {
                    names.push(Value::Text(name));
                }
            }
            Value::List(names)
        }
        _ => Value::Null,
    };
    keys.push(object(&mut [
        ("type", "public-key".into()),
        ("id", id),
        ("transports", transports),
    ]));
    Ok(())
}

fn bytes_of(value: &Value) -> Result<Value> {
    match value {
        Value::Bytes(_) => Ok(value.clone()),
        Value::Text(text) => base64::decode(text)
            .map(Value::Bytes)
            .ok_or(WebAuthnError::NotBase64),
        _ => Err(WebAuthnError::NotBase64),
    }
}

/// A part of a credential as Okta takes it: standard base64 with padding. It is given as bytes, or as base64 of either alphabet.
fn sent(value: &Value) -> Result<Value> {
    match bytes_of(value)? {
        Value::Bytes(bytes) => Ok(Value::Text(base64::encode(&bytes))),
        other => Ok(other),
    }
}

/// The parameters for `proceed` after a registration. `credential` has the parts of the `response` of a `PublicKeyCredential`, and
/// as texts of JSON its `transports` and `clientExtensions`, which are sent if the form has such fields.
///
/// # Errors
///
/// [`WebAuthnError::NoCredential`] and [`WebAuthnError::NotBase64`].
pub fn attestation(credential: &Value, remediation: &Value) -> Result<Value> {
    let form = fields(remediation);
    let mut params = required(
        credential,
        &[
            ("clientData", "clientDataJSON"),
            ("attestation", "attestationObject"),
        ],
    )?;
    for (name, none) in [("transports", "[]"), ("clientExtensions", "{}")] {
        let value = credential.get(name);
        match find(&form, name) {
            Some(_) if value.is_there() => params.push((name.into(), value.clone())),
            // A browser that cannot tell them.
            Some(field) if field.required => params.push((name.into(), Value::Text(none.into()))),
            _ => {}
        }
    }
    Ok(credentials(params))
}

/// The parameters for `proceed` after a sign-in. The user handle is sent if the form has such a field, also where the key gave none.
///
/// # Errors
///
/// [`WebAuthnError::NoCredential`] and [`WebAuthnError::NotBase64`].
pub fn assertion(credential: &Value, remediation: &Value) -> Result<Value> {
    let mut params = required(
        credential,
        &[
            ("clientData", "clientDataJSON"),
            ("authenticatorData", "authenticatorData"),
            ("signatureData", "signature"),
        ],
    )?;
    if find(&fields(remediation), "userHandle").is_some() {
        let handle = credential.get("userHandle");
        let handle = if handle.is_there() {
            sent(handle)?
        } else {
            Value::Text(String::new())
        };
        params.push(("userHandle".into(), handle));
    }
    Ok(credentials(params))
}

fn required(credential: &Value, parts: &[(&str, &str)]) -> Result<Vec<(String, Value)>> {
    let mut params = Vec::new();
    for (name, part) in parts {
        let value = credential.get(part);
        if !value.is_there() {
            return Err(WebAuthnError::NoCredential);
        }
        params.push(((*name).to_owned(), sent(value)?));
    }
    Ok(params)
}

fn find<'a>(form: &'a [Field], name: &str) -> Option<&'a Field> {
    form.iter()
        .find(|field| field.path.strip_prefix("credentials.") == Some(name))
}

fn credentials(params: Vec<(String, Value)>) -> Value {
    Value::Object(vec![("credentials".into(), Value::Object(params))])
}
