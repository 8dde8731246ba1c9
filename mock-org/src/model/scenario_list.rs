//! The scenarios to try in this org, as `/__scenarios.json` lists them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A scenario to try: who signs in with which client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioEntry {
    /// Names it in addresses.
    pub id: String,
    /// Where it stands in the list.
    pub group: Group,
    /// Names it for people.
    pub title: String,
    /// The client to start with.
    pub client: String,
    /// Whom to sign in as, who is in no other scenario; absent where somebody registers.
    pub user: Option<String>,
    /// What it shows.
    pub shows: String,
    /// What `start` takes besides.
    #[serde(default)]
    pub start: BTreeMap<String, String>,
    /// Whether it begins at `authorize`, as a flow of the org's own pages.
    #[serde(default)]
    pub hosted: bool,
    /// Whether it ends with an error message and without tokens, as it should.
    #[serde(default)]
    pub refused: bool,
    /// Where codes are to be read on the way.
    #[serde(default)]
    pub read: Vec<Place>,
}

/// What a scenario is about. Lists have the groups in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Group {
    /// The first ways in, with a password.
    #[serde(rename = "Sign in")]
    SignIn,
    /// One other authenticator.
    #[serde(rename = "Sign in without a password")]
    Passwordless,
    /// Push and Okta FastPass.
    #[serde(rename = "Okta Verify")]
    OktaVerify,
    /// New accounts and new authenticators.
    #[serde(rename = "Register and set up")]
    SetUp,
    /// What brings people back to their account.
    #[serde(rename = "Passwords and locked accounts")]
    Passwords,
    /// What an application may have.
    #[serde(rename = "Consent")]
    Consent,
    /// Flows that end with a message.
    #[serde(rename = "Refusals")]
    Refusals,
}

/// A page of the mock org where codes and notifications are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// `/__inbox`.
    Inbox,
    /// `/__device`.
    Device,
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::model::Config;

    #[test]
    fn no_two_scenarios_have_the_same_user() {
        let config = Config::built_in();
        let mut scenario_of = HashMap::new();
        for entry in &config.scenarios {
            let Some(user) = &entry.user else { continue };
            let other = scenario_of.insert(user.to_ascii_lowercase(), &entry.id);
            assert_eq!(other, None, "{} has the user of this one", entry.id);
        }
        assert!(scenario_of.len() > 20);
    }

    #[test]
    fn scenarios_are_listed_by_group_with_texts_that_fit_a_list() {
        let config = Config::built_in();
        assert!(config.scenarios.is_sorted_by_key(|entry| entry.group));
        for entry in &config.scenarios {
            assert!(entry.title.chars().count() <= 40, "{}", entry.id);
            assert!(entry.shows.ends_with('.'), "{}", entry.id);
            assert!(entry.shows.chars().count() <= 200, "{}", entry.id);
        }
    }

    #[test]
    fn what_is_to_try_names_clients_and_users_that_exist() {
        let config = Config::built_in();
        let mut ids: Vec<_> = config.scenarios.iter().map(|s| &s.id).collect();
        assert!(ids.len() > 20);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), config.scenarios.len());
        for entry in &config.scenarios {
            assert!(config.client(&entry.client).is_some(), "{}", entry.id);
            let known = |login: &String| config.users.iter().any(|user| user.email == *login);
            assert!(entry.user.as_ref().is_none_or(known), "{}", entry.id);
        }
        // A client that nothing leads to cannot be tried; the confidential one is not for pages.
        for client in &config.clients {
            let shown = config
                .scenarios
                .iter()
                .any(|s| s.client == client.client_id);
            assert!(
                shown || client.client_secret.is_some(),
                "{} is in no [[scenarios]] of scenarios.toml",
                client.client_id
            );
        }
    }
}
