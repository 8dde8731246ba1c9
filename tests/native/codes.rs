//! The numbers and strings that Rust and JavaScript share: `codes.js` is generated from the protocol.

use std::fmt::Write;

use crate::protocol::ErrorCode;
use crate::protocol::flow::{self, FlowErrorCode};
use crate::protocol::request::{Function, MediaType, PARAMS, Param, Purpose, USER_AGENT};
use crate::protocol::response::summary::{Flags, Kind, MAX_PATH};
use crate::protocol::response::{INDEX, InvalidResponse, Outcome, Role, Settlement, StepKind};

/// The contents of `codes.js`.
fn codes() -> String {
    let mut text = String::from(
        "// What src/protocol says, for JavaScript. Written by `UPDATE_CODES=1 cargo test codes`; a test compares it.\n\n",
    );
    let kinds = [
        ("KIND_NULLISH", Kind::Nullish as u32),
        ("KIND_SCALAR", Kind::Scalar as u32),
        ("KIND_TEXT", Kind::Text as u32),
        ("KIND_LIST", Kind::List as u32),
        ("KIND_OBJECT", Kind::Object as u32),
        ("VALUE_SHIFT", Flags::VALUE_SHIFT),
        ("FLAG_TRUTHY", Flags::TRUTHY),
        ("FLAG_REL", Flags::REL),
        ("FLAG_TYPE_OBJECT", Flags::TYPE_OBJECT),
        ("FLAG_IMMUTABLE", Flags::IMMUTABLE),
        ("FLAG_CODE", Flags::CODE),
        ("FLAG_LISTED", Flags::LISTED),
        ("FLAG_SKIPPED", Flags::SKIPPED),
        ("MAX_PATH", MAX_PATH as u32),
        ("STEP_RELATE", StepKind::Relate as u32),
        ("STEP_REMEDIATION", StepKind::Remediation as u32),
        ("STEP_ACTION", StepKind::Action as u32),
        ("STEP_SUB_ACTION", StepKind::SubAction as u32),
        ("STEP_PLAIN", StepKind::Plain as u32),
        ("STEP_CONTEXT", StepKind::Context as u32),
        ("STEP_ENTRY", StepKind::Entry as u32),
        ("STEP_CODE", StepKind::Code as u32),
        ("INDEX", INDEX),
        ("ROLE_NEEDED", Role::Needed as u32),
        ("ROLE_DEFAULT", Role::Default as u32),
        ("ROLE_IMMUTABLE", Role::Immutable as u32),
        ("ROLE_BLANK", Role::Blank as u32),
        ("FUNCTION_START", Function::Start as u32),
        ("FUNCTION_INTERACT", Function::Interact as u32),
        ("FUNCTION_INTROSPECT", Function::Introspect as u32),
        ("PURPOSE_ACTION", Purpose::Action as u32),
        ("SETTLEMENT_VALUE", Settlement::Value as u32),
        ("SETTLEMENT_REJECT_VALUE", Settlement::RejectValue as u32),
        ("SETTLEMENT_STATE", Settlement::State as u32),
        ("SETTLEMENT_REJECT_STATE", Settlement::RejectState as u32),
        ("SETTLEMENT_REJECT_STEP_UP", Settlement::RejectStepUp as u32),
        ("SETTLEMENT_HANDLE", Settlement::Handle as u32),
        ("SETTLEMENT_GO_ON", Settlement::GoOn as u32),
        (
            "SETTLEMENT_REJECT_FAILURE",
            Settlement::RejectFailure as u32,
        ),
        (
            "SETTLEMENT_REJECT_INTROSPECT",
            Settlement::RejectIntrospect as u32,
        ),
        ("FORM", MediaType::Form as u32),
        ("PARAM_CLIENT_ID", Param::ClientId as u32),
        ("PARAM_STATE", Param::State as u32),
        ("PARAM_WITH_CREDENTIALS", Param::WithCredentials as u32),
        ("PARAM_PARAMETERS", Param::Parameters as u32),
        ("PARAM_ALLOWED_ORIGINS", Param::AllowedOrigins as u32),
        ("PARAM_SIGNAL", Param::Signal as u32),
        ("OUTCOME_ANSWERED", Outcome::Answered as u32),
        ("OUTCOME_REFUSED", Outcome::Refused as u32),
        ("OUTCOME_FAILED", Outcome::Failed as u32),
    ];
    for (name, code) in kinds {
        writeln!(text, "export const {name} = {code};").unwrap();
    }
    text += &error_codes(&ErrorCode::ALL.map(ErrorCode::as_str), "By their numbers.");
    let media = MediaType::ALL.map(|media| format!("  '{}',\n", media.as_str()));
    write!(
        text,
        "\n/** By its number; 0 is none. */\nexport const MEDIA_TYPES = [\n  '',\n{}];\n",
        media.concat()
    )
    .unwrap();
    write!(
        text,
        "\n/** The parameters of `start`, `interact` and `introspect`, by their numbers. */\nexport const PARAMS = [\n{}];\n",
        PARAMS
            .iter()
            .map(|rule| format!("  '{}',\n", rule.param.name()))
            .collect::<String>()
    )
    .unwrap();
    write!(
        text,
        "\n/** The `X-Okta-User-Agent-Extended` header. */\nexport const USER_AGENT = '{USER_AGENT}';\n"
    )
    .unwrap();
    text
}

/// A constant for each code, and a list of all.
fn error_codes(codes: &[&str], doc: &str) -> String {
    let mut text = String::new();
    let mut names = String::new();
    for code in codes {
        writeln!(text, "export const {code} = '{code}';").unwrap();
        writeln!(names, "  '{code}',").unwrap();
    }
    write!(
        text,
        "\n/** {doc} */\nexport const ERROR_CODES = [\n{names}];\n"
    )
    .unwrap();
    text
}

/// The contents of `codes.js` of `okta-idx-wasm/flow`.
fn codes_of_flow() -> String {
    let mut text = String::from(
        "// What src/protocol/flow says, for JavaScript. Written by `UPDATE_CODES=1 cargo test codes`; a test compares it.\n\n",
    );
    let mut constant = |prefix: &str, name: String, code: u32| {
        let mut words = String::from(prefix);
        for letter in name.chars() {
            if letter.is_uppercase() {
                words.push('_');
            }
            words.push(letter.to_ascii_uppercase());
        }
        writeln!(text, "export const {words} = {code};").unwrap();
    };
    for kind in flow::Kind::ALL {
        constant("KIND", format!("{kind:?}"), kind as u32);
    }
    for function in flow::Function::ALL {
        constant("FUNCTION", format!("{function:?}"), function as u32);
    }
    for outcome in [
        flow::PollOutcome::Answered,
        flow::PollOutcome::Refused,
        flow::PollOutcome::Dropped,
    ] {
        constant("OUTCOME", format!("{outcome:?}"), outcome as u32);
    }
    let codes = FlowErrorCode::ALL.map(FlowErrorCode::as_str);
    text += &error_codes(&codes, "By their numbers.");
    text
}

#[test]
fn javascript_has_the_codes_of_the_protocol() {
    let boundary = concat!(env!("CARGO_MANIFEST_DIR"), "/src/boundary");
    for (path, codes) in [
        ("js/codes.js", codes()),
        ("flow/js/codes.js", codes_of_flow()),
    ] {
        let path = [boundary, "/", path].concat();
        if std::env::var_os("UPDATE_CODES").is_some() {
            std::fs::write(&path, &codes).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).unwrap_or_default() == codes,
            "{path} differs from src/protocol: generate it again with `UPDATE_CODES=1 cargo test codes`"
        );
    }
}

#[test]
fn each_number_is_read_back_as_what_it_stands_for() {
    for (place, rule) in PARAMS.iter().enumerate() {
        let name = rule.param.name();
        assert_eq!(
            rule.param as usize, place,
            "{name} has another place in `Param` than in `PARAMS`"
        );
    }
    for (place, media) in MediaType::ALL.iter().enumerate() {
        assert_eq!(*media as usize, place + 1);
    }
    for purpose in [
        Purpose::Interact,
        Purpose::Introspect,
        Purpose::Action,
        Purpose::StartInteract,
        Purpose::StartIntrospect,
    ] {
        assert_eq!(Purpose::from_code(purpose as u32), purpose);
    }
    for function in [Function::Start, Function::Interact, Function::Introspect] {
        assert_eq!(Function::from_code(function as u32), function);
    }
    for (place, kind) in flow::Kind::ALL.iter().enumerate() {
        assert_eq!(*kind as usize, place);
    }
    for function in flow::Function::ALL {
        assert_eq!(flow::Function::from_code(function as u32), function);
    }
    for outcome in [Outcome::Answered, Outcome::Refused, Outcome::Failed] {
        assert_eq!(Outcome::from_code(outcome as u32), outcome);
    }
    for reason in [
        InvalidResponse::Nothing,
        InvalidResponse::RemediationsNotAList,
        InvalidResponse::FieldsNotAList,
    ] {
        assert_eq!(InvalidResponse::from_code(reason as u32), reason);
    }
}
