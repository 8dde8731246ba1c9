//! Plain data: what a state, a form or parameters consist of, without their functions.

/// What a value is. JavaScript uses these numbers, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// `null`, `undefined`, or what is not there.
    Null,
    /// False.
    False,
    /// True.
    True,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A typed array or a buffer.
    Bytes,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Null,
        Self::False,
        Self::True,
        Self::Number,
        Self::Text,
        Self::Bytes,
        Self::List,
        Self::Object,
    ];
}

/// A plain value: a part of what was given. It can hold bytes, as WebAuthn has them, and keeps the order of members.
pub type Value<'a> = &'a Node<'a>;

/// Where the parts of a [`Value`] are.
#[derive(Debug, PartialEq)]
pub struct Node<'a> {
    /// What it is.
    pub kind: Kind,
    /// The string. Of bytes, each character is one.
    pub text: &'a str,
    /// The number.
    pub number: f64,
    /// The members of an object with their names; the items of an array, without.
    pub below: Vec<(&'a str, Self)>,
}

/// What is not there.
pub static NULL: Node<'static> = Node::null();

impl<'a> Node<'a> {
    /// Null.
    pub const fn null() -> Self {
        Self {
            kind: Kind::Null,
            text: "",
            number: 0.0,
            below: Vec::new(),
        }
    }

    /// Whether it is of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// Whether it is neither `null` nor `undefined`.
    pub fn is_there(&self) -> bool {
        self.kind != Kind::Null
    }

    /// A member of an object; null if there is none.
    pub fn get(&'a self, name: &str) -> Value<'a> {
        for (member, value) in self.members() {
            if *member == name {
                return value;
            }
        }
        &NULL
    }

    /// A member of a member, and so on.
    pub fn at(&'a self, path: &[&str]) -> Value<'a> {
        let mut value = self;
        for name in path {
            value = value.get(name);
        }
        value
    }

    /// Whether an object has a member of this name, which may be `null`.
    pub fn has(&self, name: &str) -> bool {
        self.members().iter().any(|(member, _)| *member == name)
    }

    /// The string, if it is one.
    pub fn text(&self) -> Option<&'a str> {
        self.is(Kind::Text).then_some(self.text)
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        self.is(Kind::Number).then_some(self.number)
    }

    /// The bytes, if these are some.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.is(Kind::Bytes).then(|| {
            let mut bytes = Vec::new();
            for byte in self.text.chars() {
                bytes.push(byte as u8);
            }
            bytes
        })
    }

    /// The items of an array; none of any other value.
    pub fn list(&'a self) -> impl Iterator<Item = Value<'a>> + Clone {
        let items: &[(&str, Self)] = if self.is(Kind::List) {
            &self.below
        } else {
            &[]
        };
        items.iter().map(|(_, item)| item)
    }

    /// The members of an object; none of any other value.
    pub fn members(&self) -> &[(&'a str, Self)] {
        if self.is(Kind::Object) {
            &self.below
        } else {
            &[]
        }
    }

    /// Whether JavaScript takes it for true.
    pub fn is_truthy(&self) -> bool {
        match self.kind {
            Kind::Null | Kind::False => false,
            Kind::Number => self.number != 0.0 && !self.number.is_nan(),
            Kind::Text => !self.text.is_empty(),
            Kind::True | Kind::Bytes | Kind::List | Kind::Object => true,
        }
    }
}
