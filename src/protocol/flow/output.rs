//! What callers get, as plain data.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::value::{Kind, NULL, Value};

/// What a function gives back: what it was given, or made.
#[derive(Debug, Clone, PartialEq)]
pub enum Output<'a> {
    /// What was given.
    Given(Value<'a>),
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A text that was made.
    Made(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Members<'a>),
}

impl<'a> Output<'a> {
    /// What is not there.
    pub const NULL: Self = Output::Given(&NULL);

    /// Whether it is neither `null` nor `undefined`.
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Given(value) if !value.is_there())
    }

    /// What was given, one level of it: what is in it stays as it was given.
    fn level_of(value: Value<'a>) -> Self {
        match value.kind {
            Kind::Null => Self::NULL,
            Kind::False => Self::Bool(false),
            Kind::True => Self::Bool(true),
            Kind::Number => Self::Number(value.number),
            Kind::Text => Self::Text(value.text),
            Kind::Bytes => Self::Bytes(value.bytes().unwrap_or_default()),
            Kind::List => Self::List(value.list().map(Self::Given).collect()),
            Kind::Object => {
                let mut members = Members::default();
                for (name, member) in value.members() {
                    members.add(name, Self::Given(member));
                }
                Self::Object(members)
            }
        }
    }
}

/// The members of an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Members<'a>(Vec<(&'a str, Output<'a>)>);

impl<'a> Members<'a> {
    /// Adds a member. It has many callers, which would grow by it.
    #[inline(never)]
    pub fn add(&mut self, name: &'a str, value: Output<'a>) {
        self.0.push((name, value));
    }

    /// Adds a member that was given, if it is of this kind.
    pub fn copy(&mut self, name: &'a str, value: Value<'a>, kind: Kind) {
        if value.is(kind) {
            self.add(name, value.into());
        }
    }
}

impl<'a> From<Value<'a>> for Output<'a> {
    fn from(value: Value<'a>) -> Self {
        Self::Given(value)
    }
}

impl<'a> From<&'a str> for Output<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl Serialize for Output<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Given(value) if value.is_there() => Self::level_of(value).serialize(serializer),
            Self::Given(_) => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Made(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut object = serializer.serialize_map(None)?;
                for (name, value) in &members.0 {
                    object.serialize_entry(name, value)?;
                }
                object.end()
            }
        }
    }
}
