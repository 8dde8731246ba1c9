//! Plain data: what a state, a form or an answer consists of, without its functions.

/// A plain value. Unlike `serde_json::Value`, it can hold bytes, as WebAuthn has them, and keeps the order of members.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `undefined`, or what is not there.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// A typed array or a buffer.
    Bytes(Vec<u8>),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

static NULL: Value = Value::Null;

impl Value {
    /// A member of an object; `Null` if there is none.
    pub fn get(&self, name: &str) -> &Self {
        for (member, value) in self.members() {
            if member == name {
                return value;
            }
        }
        &NULL
    }

    /// A member of a member, and so on.
    pub fn at(&self, path: &[&str]) -> &Self {
        let mut value = self;
        for name in path {
            value = value.get(name);
        }
        value
    }

    /// Whether an object has a member of this name, which may be `Null`.
    pub fn has(&self, name: &str) -> bool {
        self.members().iter().any(|(member, _)| member == name)
    }

    /// The string, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items of an array; none of any other value.
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The members of an object; none of any other value.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// Whether it is neither `null` nor `undefined`.
    pub fn is_there(&self) -> bool {
        *self != Self::Null
    }

    /// Whether JavaScript takes it for true.
    pub fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Bytes(_) | Self::List(_) | Self::Object(_) => true,
        }
    }
}
