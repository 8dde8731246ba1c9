//! An answer of the org, and how to look into it.

use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// An answer of the org.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Reply {
    /// Names of the remediations.
    pub fn steps(&self) -> Vec<&str> {
        let list = self.body["remediation"]["value"].as_array();
        list.into_iter()
            .flatten()
            .filter_map(|form| form["name"].as_str())
            .collect()
    }

    /// Keys of the messages about the whole step.
    pub fn keys(&self) -> Vec<&str> {
        keys(&self.body["messages"])
    }

    /// Keys of the messages at a field, by its path below a remediation.
    pub fn field_keys(&self, step: &str, path: &[&str]) -> Vec<&str> {
        let mut fields = &self.form(step)["value"];
        let mut field = &Value::Null;
        for name in path {
            let all = fields
                .as_array()
                .unwrap_or_else(|| panic!("no fields above {name}"));
            field = all
                .iter()
                .find(|f| f["name"] == *name)
                .unwrap_or_else(|| panic!("no field {name}"));
            fields = &field["form"]["value"];
        }
        keys(&field["messages"])
    }

    /// A remediation, an action of the current authenticator, or `cancel`.
    pub fn form(&self, name: &str) -> &Value {
        let list = self.body["remediation"]["value"]
            .as_array()
            .into_iter()
            .flatten();
        let inner = ["currentAuthenticator", "currentAuthenticatorEnrollment"];
        let inner = inner.iter().map(|object| &self.body[object]["value"][name]);
        let top = std::iter::once(&self.body[name]);
        let mut all = list.chain(inner).chain(top);
        all.find(|form| form["name"] == name)
            .unwrap_or_else(|| panic!("no form {name} in {:#}", self.body))
    }

    pub fn state_handle(&self) -> &str {
        self.body["stateHandle"].as_str().expect("a state handle")
    }

    pub fn interaction_code(&self) -> String {
        let fields = self.body["successWithInteractionCode"]["value"].as_array();
        let code = fields
            .into_iter()
            .flatten()
            .find(|field| field["name"] == "interaction_code");
        code.and_then(|field| field["value"].as_str())
            .expect("an interaction code")
            .into()
    }

    /// The id that chooses an authenticator by its label.
    pub fn option(&self, step: &str, label: &str) -> Value {
        let options = self.form(step)["value"][0]["options"]
            .as_array()
            .expect("options");
        let option = options
            .iter()
            .find(|option| option["label"] == label)
            .expect("the option");
        json!({ "authenticator": { "id": option["value"]["form"]["value"][0]["value"] } })
    }

    #[track_caller]
    pub fn expect(self, status: u16, steps: &[&str], keys: &[&str]) -> Self {
        assert_eq!(
            (self.status.as_u16(), self.steps(), self.keys()),
            (status, steps.to_vec(), keys.to_vec())
        );
        self
    }
}

fn keys(messages: &Value) -> Vec<&str> {
    let list = messages["value"].as_array().into_iter().flatten();
    list.filter_map(|message| message["i18n"]["key"].as_str())
        .collect()
}
