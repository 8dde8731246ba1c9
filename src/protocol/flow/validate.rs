//! What is wrong with the values for a form.

use super::form::{is_mutable, options_of, requires_only};
use super::messages::{form_of, join};
use super::output::{Members, Output};
use super::value::{Kind, Value};

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Problem {
    /// It is required and missing, or an empty string.
    Required,
    /// The form has no such field.
    Unknown,
    /// It is of another type than the field.
    Type,
    /// It has fewer characters than this.
    TooShort(f64),
    /// It has more characters than this.
    TooLong(f64),
    /// It is none of the options.
    NotAnOption,
    /// The field cannot be changed, and has another value.
    Immutable,
}

impl Problem {
    /// The word that callers see.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Unknown => "unknown",
            Self::Type => "type",
            Self::TooShort(_) => "tooShort",
            Self::TooLong(_) => "tooLong",
            Self::NotAnOption => "notAnOption",
            Self::Immutable => "immutable",
        }
    }

    /// The number of characters that is the limit.
    pub fn limit(self) -> Option<f64> {
        match self {
            Self::TooShort(limit) | Self::TooLong(limit) => Some(limit),
            _ => None,
        }
    }
}

/// What is wrong with parameters for a remediation, by path; nothing where all is well. Only what the form says is checked.
pub fn validate(remediation: Value<'_>, params: Value<'_>) -> Vec<(String, Problem)> {
    let mut problems = Vec::new();
    check_form(&mut problems, remediation.get("value"), params, "", false);
    problems
}

/// The same as plain data.
pub fn invalid(problems: Vec<(String, Problem)>) -> Output<'static> {
    let mut shown = Vec::new();
    for (path, problem) in problems {
        let mut members = Members::default();
        members.add("path", Output::Made(path));
        members.add("problem", problem.as_str().into());
        if let Some(limit) = problem.limit() {
            members.add("limit", Output::Number(limit));
        }
        shown.push(Output::Object(members));
    }
    Output::List(shown)
}

type Problems = Vec<(String, Problem)>;

fn check_form(
    problems: &mut Problems,
    form: Value<'_>,
    params: Value<'_>,
    path: &str,
    is_required: bool,
) {
    for field in form.list() {
        if let Some(name) = field.get("name").text() {
            let value = params.get(name);
            check_field(problems, field, value, &join(path, name), is_required);
        }
    }
    for (name, value) in params.members() {
        let mut known = form.list();
        if value.is_there() && !known.any(|field| field.get("name").text() == Some(*name)) {
            problems.push((join(path, name), Problem::Unknown));
        }
    }
}

fn check_field(
    problems: &mut Problems,
    field: Value<'_>,
    value: Value<'_>,
    path: &str,
    is_required: bool,
) {
    let form = form_of(field);
    let is_required = is_required || field.get("required").is(Kind::True);
    let is_empty = |value: Value<'_>| value.text() == Some("");
    let problem = if !is_mutable(field) && !form.is_there() {
        let is_other = value.is_there() && value != field.get("value");
        is_other.then_some(Problem::Immutable)
    } else if !value.is_there() {
        let before = problems.len();
        if is_required && form.is_there() {
            check_form(problems, form, value, path, requires_only(field));
        }
        // A default is sent in its place.
        let default = field.get("value");
        let has_default = default.is_there() && !is_empty(default) && !form.is_there();
        let is_told = problems.len() > before;
        (is_required && !has_default && !is_told).then_some(Problem::Required)
    } else if is_empty(value) {
        is_required.then_some(Problem::Required)
    } else {
        check_value(problems, field, value, path)
    };
    if let Some(problem) = problem {
        problems.push((path.to_owned(), problem));
    }
}

/// Checks a value that is given, and what is below it. Options say more than the type: those of a boolean may be texts.
fn check_value(
    problems: &mut Problems,
    field: Value<'_>,
    value: Value<'_>,
    path: &str,
) -> Option<Problem> {
    let mut form = form_of(field);
    let mut is_required = requires_only(field);
    let options = options_of(field);
    if options.is(Kind::List) {
        match options.list().find(|option| is_choice(option, value)) {
            Some(option) => form = form_of(option),
            None => return Some(Problem::NotAnOption),
        }
        is_required = false;
    } else if !fits(field.get("type").text(), value) {
        return Some(Problem::Type);
    }
    if form.is_there() {
        check_form(problems, form, value, path, is_required);
    }
    let text = value.text()?;
    // What a form counts as one character is not said: a text is too short or too long only by either count.
    let (mut points, mut units) = (0.0, 0.0);
    for character in text.chars() {
        points += 1.0;
        units += character.len_utf16() as f64;
    }
    let least = field.get("minLength").number().unwrap_or_default();
    let most = field.get("maxLength").number().unwrap_or(f64::INFINITY);
    if units < least {
        Some(Problem::TooShort(least))
    } else if points > most {
        Some(Problem::TooLong(most))
    } else {
        None
    }
}

/// Whether a value is of the type that a field names. A field that names none, or another one, takes any.
fn fits(name: Option<&str>, value: Value<'_>) -> bool {
    let kind = value.kind;
    match name {
        Some("string") => kind == Kind::Text,
        Some("boolean") => matches!(kind, Kind::False | Kind::True),
        Some("number" | "integer") => kind == Kind::Number,
        Some("object") => kind == Kind::Object,
        _ => true,
    }
}

/// Whether a value chooses an option: it is its value or, for an option with a form, has all values of that form which cannot be
/// changed.
fn is_choice(option: Value<'_>, value: Value<'_>) -> bool {
    let form = form_of(option);
    if !form.is_there() {
        let text = match value.kind {
            Kind::True => Some("true"),
            Kind::False => Some("false"),
            _ => None,
        };
        let own = option.get("value");
        return own == value || text.is_some() && own.text() == text;
    }
    form.list().all(|field| match field.get("name").text() {
        Some(name) if !is_mutable(field) => value.get(name) == field.get("value"),
        _ => true,
    })
}
