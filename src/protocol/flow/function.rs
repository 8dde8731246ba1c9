//! The functions that answer at once, by their numbers.

use super::callback::{asks_for_passcode, callback};
use super::device_challenge::{Reason, device_challenge, shown};
use super::error::FlowError;
use super::form::fields;
use super::messages::messages;
use super::output::Output;
use super::poll::poll_of;
use super::saved::{resumed, saved};
use super::validate::{invalid, validate};
use super::value::{NULL, Value};
use super::webauthn::{assertion, attestation, creation_options, request_options};

/// A function, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Function {
    /// The poll of a state.
    PollOf,
    /// The messages of a state.
    Messages,
    /// The fields of a remediation.
    Fields,
    /// What is wrong with parameters for a remediation.
    Validate,
    /// The options of a registration, and the number of the remediation.
    CreationOptions,
    /// The options of a sign-in, and the number of the remediation; of a state, and whether it is for autofill.
    RequestOptions,
    /// The parameters after a registration, of a credential and a remediation.
    Attestation,
    /// The parameters after a sign-in, of a credential and a remediation.
    Assertion,
    /// What a callback says: of a URL, the redirect URI and the `state`.
    Callback,
    /// The name of the remediation that takes the passcode of a magic link.
    AsksForPasscode,
    /// The text of a state, of its JSON.
    Saved,
    /// The JSON in the text of a state.
    Resumed,
    /// The device challenge of a state; also whether this is Android.
    DeviceChallenge,
    /// The parameters of the action that cancels a device challenge, for a user who gives up.
    UserCancels,
}

impl Function {
    /// All functions, in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::PollOf,
        Self::Messages,
        Self::Fields,
        Self::Validate,
        Self::CreationOptions,
        Self::RequestOptions,
        Self::Attestation,
        Self::Assertion,
        Self::Callback,
        Self::AsksForPasscode,
        Self::Saved,
        Self::Resumed,
        Self::DeviceChallenge,
        Self::UserCancels,
    ];

    /// The function of a number.
    pub fn from_code(code: u32) -> Self {
        let found = Self::ALL.get(code as usize).copied();
        found.unwrap_or(Self::UserCancels)
    }
}

/// Calls a function with the list of its arguments. Its result is null where there is none.
///
/// # Errors
///
/// The error that callers get.
pub fn answer(function: Function, given: Value<'_>) -> Result<Output<'_>, FlowError> {
    let mut arguments = given.list();
    let mut argument = || arguments.next().unwrap_or(&NULL);
    let (first, second, third) = (argument(), argument(), argument());
    Ok(match function {
        Function::PollOf => poll_of(first).map_or(Output::NULL, Into::into),
        Function::Messages => Output::List(messages(first)),
        Function::Fields => Output::List(fields(first)),
        Function::Validate => invalid(validate(first, second)),
        Function::CreationOptions => creation_options(first)?.into(),
        Function::RequestOptions => request_options(first, second.is_truthy())?.into(),
        Function::Attestation => attestation(first, second)?,
        Function::Assertion => assertion(first, second)?,
        Function::Callback => callback(
            first.text().unwrap_or_default(),
            second.text().unwrap_or_default(),
            third.text(),
        )?
        .into(),
        Function::AsksForPasscode => asks_for_passcode(first).map_or(Output::NULL, Into::into),
        Function::Saved => Output::Made(saved(first.text().unwrap_or_default())),
        Function::Resumed => resumed(first.text().unwrap_or_default())?.into(),
        Function::DeviceChallenge => shown(device_challenge(first, second.is_truthy()))?,
        Function::UserCancels => Reason::UserCanceled.into(),
    })
}
