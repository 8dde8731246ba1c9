//! WebAuthn: the options of a ceremony, and the parameters that its result gives. The rules are those of Okta's sign-in widget and
//! mobile SDKs, where these agree.

use super::base64;
use super::error::FlowError;
use super::form::field_of_credentials;
use super::output::{Members, Output};
use super::value::{Kind, Value};

type Result<T> = core::result::Result<T, FlowError>;

/// The name of the remediation for autofill.
const AUTOFILL: &str = "challenge-webauthn-autofillui-authenticator";

/// The options of a ceremony.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceremony<'a> {
    /// The number of its remediation among those of the state.
    pub remediation: usize,
    /// `publicKey`, without the types of JavaScript.
    pub public_key: Members<'a>,
}

impl<'a> From<Ceremony<'a>> for Output<'a> {
    fn from(ceremony: Ceremony<'a>) -> Self {
        let mut members = Members::default();
        members.add("remediation", Self::Number(ceremony.remediation as f64));
        members.add("publicKey", Self::Object(ceremony.public_key));
        Self::Object(members)
    }
}

/// The `publicKey` of `navigator.credentials.create`, from the `activationData` of a state. All members pass through but `u2fParams`.
/// Keys that the user has are excluded, unless the key must be discoverable.
///
/// # Errors
///
/// [`FlowError::NoChallenge`] and [`FlowError::NotBase64`].
pub fn creation_options(state: Value<'_>) -> Result<Ceremony<'_>> {
    let path = &["contextualData", "activationData"];
    let (remediation, data) = challenge(state, path, false).ok_or(FlowError::NoChallenge)?;
    let name = "excludeCredentials";
    let selection = data.get("authenticatorSelection");
    let excluded = if selection.get("requireResidentKey").is(Kind::True) {
        Output::List(Vec::new())
    } else {
        known_keys(state, data.get(name))?
    };
    let mut public_key = options_of(data, name)?;
    public_key.add(name, excluded);
    Ok(Ceremony {
        remediation,
        public_key,
    })
}

/// The first remediation in whose `relatesTo` there is a challenge at a path, by its number, and the data with the challenge. For
/// autofill, only that remediation is looked at.
fn challenge<'a>(state: Value<'a>, path: &[&str], is_autofill: bool) -> Option<(usize, Value<'a>)> {
    for (at, remediation) in state.get("neededToProceed").list().enumerate() {
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
/// [`FlowError::NoChallenge`] and [`FlowError::NotBase64`].
pub fn request_options(state: Value<'_>, is_conditional: bool) -> Result<Ceremony<'_>> {
    let of_user = if is_conditional {
        None
    } else {
        challenge(state, &["contextualData", "challengeData"], false)
    };
    let found = match of_user {
        None => challenge(state, &["challengeData"], is_conditional),
        known => known,
    };
    let (remediation, data) = found.ok_or(FlowError::NoChallenge)?;
    let name = "allowCredentials";
    let mut public_key = options_of(data, name)?;
    if of_user.is_some() {
        public_key.add(name, known_keys(state, data.get(name))?);
    }
    Ok(Ceremony {
        remediation,
        public_key,
    })
}

/// The members of the data but `u2fParams` and the given one, with `challenge` and `user.id` as bytes.
fn options_of<'a>(data: Value<'a>, without: &str) -> Result<Members<'a>> {
    let mut options = Members::default();
    for (name, member) in data.members() {
        if *name == "u2fParams" || *name == without {
            continue;
        }
        let value = match *name {
            "challenge" => Output::Bytes(bytes_of(member)?),
            "user" if member.is(Kind::Object) => user(member)?,
            _ => member.into(),
        };
        options.add(name, value);
    }
    Ok(options)
}

fn user(user: Value<'_>) -> Result<Output<'_>> {
    let mut members = Members::default();
    for (name, member) in user.members() {
        let value = if *name == "id" {
            Output::Bytes(bytes_of(member)?)
        } else {
            member.into()
        };
        members.add(name, value);
    }
    Ok(Output::Object(members))
}

/// The descriptor of a key.
struct Key<'a> {
    id: Vec<u8>,
    transports: Option<Output<'a>>,
}

impl<'a> From<Key<'a>> for Output<'a> {
    fn from(key: Key<'a>) -> Self {
        let mut members = Members::default();
        members.add("type", "public-key".into());
        members.add("id", Self::Bytes(key.id));
        if let Some(transports) = key.transports {
            members.add("transports", transports);
        }
        Self::Object(members)
    }
}

/// The given keys and those that the user has, none twice.
fn known_keys<'a>(state: Value<'a>, given: Value<'a>) -> Result<Output<'a>> {
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
    Ok(Output::List(keys.into_iter().map(Into::into).collect()))
}

/// Adds a key. Its transports are a list, or a text with commas.
fn add_key<'a>(keys: &mut Vec<Key<'a>>, id: Value<'a>, transports: Value<'a>) -> Result<()> {
    let id = bytes_of(id)?;
    if keys.iter().any(|key| key.id == id) {
        return Ok(());
    }
    let transports = match transports.text() {
        Some(text) => {
            let mut names = Vec::new();
            for name in text.as_bytes().split(|byte| *byte == b',') {
                let name = str::from_utf8(name).unwrap_or_default().trim_ascii();
                if !name.is_empty() {
                    names.push(name.into());
                }
            }
            Some(Output::List(names))
        }
        None if transports.is(Kind::List) => Some(transports.into()),
        None => None,
    };
    keys.push(Key { id, transports });
    Ok(())
}

fn bytes_of(value: Value<'_>) -> Result<Vec<u8>> {
    let bytes = match value.text() {
        Some(text) => base64::decode(text),
        None => value.bytes(),
    };
    bytes.ok_or(FlowError::NotBase64)
}

/// A part of a credential as Okta takes it: standard base64 with padding. It is given as bytes, or as base64 of either alphabet.
fn sent(value: Value<'_>) -> Result<Output<'static>> {
    Ok(Output::Made(base64::encode(&bytes_of(value)?)))
}

/// The parameters for `proceed` after a registration. `credential` has the parts of the `response` of a `PublicKeyCredential`, and
/// as texts of JSON its `transports` and `clientExtensions`, which are sent if the form has such fields.
///
/// # Errors
///
/// [`FlowError::NoCredential`] and [`FlowError::NotBase64`].
pub fn attestation<'a>(credential: Value<'a>, remediation: Value<'a>) -> Result<Output<'a>> {
    let mut params = required(
        credential,
        &[
            ("clientData", "clientDataJSON"),
            ("attestation", "attestationObject"),
        ],
    )?;
    for (name, none) in [("transports", "[]"), ("clientExtensions", "{}")] {
        let value = credential.get(name);
        match field_of_credentials(remediation, name) {
            Some(_) if value.is_there() => params.add(name, value.into()),
            // A browser that cannot tell them.
            Some(field) if field.get("required").is(Kind::True) => params.add(name, none.into()),
            _ => {}
        }
    }
    Ok(credentials(params))
}

/// The parameters for `proceed` after a sign-in. The user handle is sent if the form has such a field, also where the key gave none.
///
/// # Errors
///
/// [`FlowError::NoCredential`] and [`FlowError::NotBase64`].
pub fn assertion<'a>(credential: Value<'a>, remediation: Value<'a>) -> Result<Output<'a>> {
    let mut params = required(
        credential,
        &[
            ("clientData", "clientDataJSON"),
            ("authenticatorData", "authenticatorData"),
            ("signatureData", "signature"),
        ],
    )?;
    if field_of_credentials(remediation, "userHandle").is_some() {
        let handle = credential.get("userHandle");
        let handle = if handle.is_there() {
            sent(handle)?
        } else {
            "".into()
        };
        params.add("userHandle", handle);
    }
    Ok(credentials(params))
}

fn required<'a>(
    credential: Value<'a>,
    parts: &[(&'static str, &'static str)],
) -> Result<Members<'a>> {
    let mut params = Members::default();
    for (name, part) in parts {
        let value = credential.get(part);
        if !value.is_there() {
            return Err(FlowError::NoCredential);
        }
        params.add(name, sent(value)?);
    }
    Ok(params)
}

fn credentials(params: Members<'_>) -> Output<'_> {
    let mut members = Members::default();
    members.add("credentials", Output::Object(params));
    Output::Object(members)
}
