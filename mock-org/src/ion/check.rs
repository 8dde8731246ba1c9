//! Checks an answer against the very form it answers, so that the two cannot drift apart.

use serde_json::{Map, Value};

use super::{Choice, Field, Form, FormName, Message};

/// The checked answer to a form.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Name of the form answered.
    pub form: FormName,
    values: Map<String, Value>,
}

impl Answer {
    /// The text at a path; empty where the field is optional and was left out.
    pub fn text(&self, path: &[&str]) -> &str {
        self.at(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// The flag at a path; false where it was left out.
    pub fn flag(&self, path: &[&str]) -> bool {
        self.at(path).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The whole number at a path.
    pub fn integer(&self, path: &[&str]) -> Option<i64> {
        self.at(path).and_then(Value::as_i64)
    }

    fn at(&self, path: &[&str]) -> Option<&Value> {
        let (first, rest) = path.split_first()?;
        rest.iter()
            .try_fold(self.values.get(*first)?, |value, key| value.get(key))
    }
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone)]
pub enum Rejection {
    /// The shape is wrong: a wrong type, an option that is not on offer, a changed immutable.
    Malformed(String),
    /// Fields to be corrected, by path.
    Fields(Vec<(Vec<&'static str>, Message)>),
}

impl Form {
    /// Checks a request's body against this form.
    pub fn check(&self, body: &Map<String, Value>) -> Result<Answer, Rejection> {
        let mut wrong = Vec::new();
        let values = check_all(self.fields(), body, false, &mut Vec::new(), &mut wrong)?;
        if wrong.is_empty() {
            Ok(Answer {
                form: self.name,
                values,
            })
        } else {
            Err(Rejection::Fields(wrong))
        }
    }
}

type Wrong = Vec<(Vec<&'static str>, Message)>;

fn check_all(
    fields: &[Field],
    given: &Map<String, Value>,
    parent_required: bool,
    path: &mut Vec<&'static str>,
    wrong: &mut Wrong,
) -> Result<Map<String, Value>, Rejection> {
    let mut values = Map::new();
    for field in fields {
        path.push(field.name);
        let value = given.get(field.name).filter(|v| !v.is_null());
        if let Some(value) = field.check(value, parent_required, path, wrong)? {
            values.insert(field.name.into(), value);
        }
        path.pop();
    }
    Ok(values)
}

impl Field {
    fn check(
        &self,
        given: Option<&Value>,
        parent_required: bool,
        path: &mut Vec<&'static str>,
        wrong: &mut Wrong,
    ) -> Result<Option<Value>, Rejection> {
        let malformed =
            |expected: &str| Rejection::Malformed(format!("'{}' {expected}", path.join(".")));
        let empty = Map::new();
        if self.mutable == Some(false) {
            return match given {
                Some(given) if Some(given) != self.value.as_ref() => {
                    Err(malformed("cannot be changed"))
                }
                _ => Ok(self.value.clone()),
            };
        }
        if let Some(form) = &self.form {
            let given = match given {
                None => &empty,
                Some(given) => given
                    .as_object()
                    .ok_or_else(|| malformed("has to be an object"))?,
            };
            let values = check_all(&form.value, given, self.required == Some(true), path, wrong)?;
            return Ok(Some(Value::Object(values)));
        }
        if let Some(options) = &self.options {
            return self.choose(options, given, path, wrong);
        }
        if self.kind == Some("boolean") {
            return match given.or(self.value.as_ref()) {
                Some(given) if !given.is_boolean() => Err(malformed("has to be true or false")),
                None if self.required == Some(true) => {
                    wrong.push((path.clone(), Message::blank()));
                    Ok(None)
                }
                given => Ok(given.cloned()),
            };
        }
        if self.kind == Some("integer") {
            return match given {
                Some(given) if !given.is_i64() => Err(malformed("has to be a whole number")),
                given => Ok(given.cloned()),
            };
        }
        let text = match given {
            None => "",
            Some(given) => given
                .as_str()
                .ok_or_else(|| malformed("has to be a text"))?,
        };
        let text = if self.secret == Some(true) {
            text
        } else {
            text.trim()
        };
        if let Some(message) = self.complaint(text, parent_required) {
            wrong.push((path.clone(), message));
        }
        Ok((!text.is_empty()).then(|| text.into()))
    }

    fn choose(
        &self,
        options: &[Choice],
        given: Option<&Value>,
        path: &mut Vec<&'static str>,
        wrong: &mut Wrong,
    ) -> Result<Option<Value>, Rejection> {
        let name = path.join(".");
        let malformed = |expected: &str| Rejection::Malformed(format!("'{name}' {expected}"));
        if options.iter().any(|option| option.plain().is_some()) {
            return match given {
                None if self.required == Some(true) => {
                    wrong.push((path.clone(), Message::blank()));
                    Ok(None)
                }
                None => Ok(None),
                Some(given) if options.iter().any(|o| o.plain() == Some(given)) => {
                    Ok(Some(given.clone()))
                }
                Some(_) => Err(malformed("is none of the options")),
            };
        }
        let given = given
            .and_then(Value::as_object)
            .ok_or_else(|| malformed("has to be an object"))?;
        // The option that fits, with as little wrong as can be.
        let fitting = options
            .iter()
            .filter_map(Choice::fields)
            .filter_map(|form| {
                let mut wrong = Wrong::new();
                let values = check_all(form, given, true, &mut path.clone(), &mut wrong).ok()?;
                let named = form.iter().all(|field| field.is_named_by(given));
                named.then_some((values, wrong))
            });
        let (values, complaints) = fitting
            .min_by_key(|(_, wrong)| wrong.len())
            .ok_or_else(|| malformed("is none of the options"))?;
        wrong.extend(complaints);
        Ok(Some(Value::Object(values)))
    }

    /// Whether an answer has what tells an option from the others.
    fn is_named_by(&self, given: &Map<String, Value>) -> bool {
        let telling = self.mutable == Some(false) && self.required == Some(true);
        !telling || given.get(self.name) == self.value.as_ref()
    }

    /// Inside a required object a field is needed unless it says otherwise, as in `credentials`.
    fn complaint(&self, text: &str, parent_required: bool) -> Option<Message> {
        let label = self.label.as_deref().unwrap_or(self.name);
        if text.is_empty() {
            return self
                .required
                .unwrap_or(parent_required)
                .then(Message::blank);
        }
        let length = text.chars().count();
        if self.min_length.is_some_and(|min| length < min)
            || self.max_length.is_some_and(|max| length > max)
        {
            return Some(Message::pattern(label));
        }
        (self.address && !is_address(text)).then(|| Message::invalid_address(label))
    }
}

/// Good enough for a form: something, one `@`, and a dotted domain.
fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !text.contains(char::is_whitespace)
            && !domain.contains('@')
            && domain
                .split_once('.')
                .is_some_and(|(host, top)| !host.is_empty() && !top.is_empty())
    })
}

#[cfg(test)]
mod tests;
