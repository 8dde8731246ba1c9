//! What `createOrg` takes: parts of a configuration, in JSON, with names in camel case.

use std::sync::LazyLock;

use mock_org::{
    Client, Clock, Config, Faults, Host, Plan, Policy, Random, Scenario, Share, UserConfig,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use time::OffsetDateTime;

use crate::{
    Error,
    entries::{client, keep_possible_scenarios, merge, snake_case, user},
};

/// The built-in configuration in JSON.
const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/built_in.json"));

/// Read once, as most orgs are made of it.
static BUILT_IN: LazyLock<Config> = LazyLock::new(|| {
    let config = serde_json::from_str(JSON);
    config.expect("it was made from the TOML that a test checks")
});

/// What an org is made of. Whatever is absent is as in the built-in configuration.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// A whole configuration in TOML, in place of the built-in one.
    config: Option<String>,
    /// In place of the configuration's users.
    users: Option<Vec<Map<String, Value>>>,
    /// In place of the configuration's clients.
    clients: Option<Vec<Map<String, Value>>>,
    /// Rules to change.
    policy: Option<Map<String, Value>>,
    /// How sign-in is done for every client.
    scenario: Option<Value>,
    /// Decides what the org makes up; 1 where absent.
    seed: Option<u64>,
    /// Milliseconds since 1970, where the clock stands; it follows the host's where absent.
    now: Option<i64>,
    /// Lets requests go wrong, and takes rules at `/__faults`; without it neither.
    faults: Option<FaultShare>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaultShare {
    /// From 0 to 1.
    #[serde(default)]
    share: f64,
    #[serde(default = "one")]
    seed: u64,
}

fn one() -> u64 {
    1
}

impl Options {
    /// Reads them from a JSON text.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let value = serde_json::from_str::<Value>(text);
        read(value.map_err(|e| Error::at("", &e.to_string()))?, "")
    }

    /// Time and randomness: the clock follows `host` unless the options name a moment.
    pub(crate) fn host(&self, host: fn() -> OffsetDateTime) -> Result<Host, Error> {
        let clock = match self.now {
            None => Clock::following(host),
            Some(millis) => {
                let moment = i128::from(millis) * 1_000_000;
                let moment = OffsetDateTime::from_unix_timestamp_nanos(moment);
                Clock::standing_at(moment.map_err(|e| Error::at("now", &e.to_string()))?)
            }
        };
        Ok(Host {
            clock,
            random: Random::seeded(self.seed.unwrap_or(1)),
        })
    }

    /// The faults to begin with.
    pub(crate) fn faults(&self) -> Result<Option<Faults>, Error> {
        let Some(FaultShare { share, seed }) = self.faults else {
            return Ok(None);
        };
        if !(0.0..=1.0).contains(&share) {
            return Err(Error::at("faults.share", "a share is from 0 to 1"));
        }
        let plan = match share {
            0.0 => Plan::default(),
            share => Plan::at_random(Share::new(share, seed)),
        };
        Ok(Some(Faults::new(plan)))
    }

    /// The configuration that they make of the given or the built-in one.
    pub(crate) fn config(&self) -> Result<Config, Error> {
        let as_built_in = self.config.is_none()
            && self.users.is_none()
            && self.clients.is_none()
            && self.policy.is_none();
        if as_built_in {
            let scenario = self.scenario.clone().unwrap_or_default();
            return Ok(Config {
                scenario: read(scenario, "scenario")?,
                ..BUILT_IN.clone()
            });
        }
        let config = |e: &dyn std::error::Error| Error::at("config", &e.to_string());
        let mut all: Map<String, Value> = match &self.config {
            Some(text) => toml::from_str(text).map_err(|e| config(&e))?,
            None => serde_json::from_str(JSON).map_err(|e| config(&e))?,
        };
        if let Some(users) = &self.users {
            all.insert("users".into(), users.iter().map(user).collect());
        }
        if let Some(clients) = &self.clients {
            all.insert("clients".into(), clients.iter().map(client).collect());
        }
        if let Some(changes) = &self.policy {
            merge(&mut all["policy"], snake_case(changes));
        }
        if let Some(scenario) = &self.scenario {
            all.insert("scenario".into(), scenario.clone());
        }
        keep_possible_scenarios(&mut all);
        check_parts(&all)?;
        let config: Config = read(all.into(), "")?;
        config.check().map_err(|why| Error::at("users", &why))?;
        if config.clients.is_empty() {
            return Err(Error::at("clients", "an org needs a client"));
        }
        Ok(config)
    }
}

fn read<T: DeserializeOwned>(value: Value, path: &str) -> Result<T, Error> {
    serde_json::from_value(value).map_err(|e| Error::at(path, &e.to_string()))
}

/// Reads the parts first, so that an error names the one at fault. `serde_path_to_error` would do the same for a tenth of
/// the size of the whole.
fn check_parts(config: &Map<String, Value>) -> Result<(), Error> {
    let each = |list: &str, check: fn(Value, &str) -> Result<(), Error>| {
        let entries = config.get(list).and_then(Value::as_array);
        let mut entries = entries.into_iter().flatten().enumerate();
        entries.try_for_each(|(i, entry)| check(entry.clone(), &format!("{list}[{i}]")))
    };
    each("users", |value, path| {
        read::<UserConfig>(value, path).map(drop)
    })?;
    each("clients", |value, path| {
        read::<Client>(value, path).map(drop)
    })?;
    let member = |name: &str| config.get(name).cloned().unwrap_or_default();
    read::<Policy>(member("policy"), "policy")?;
    read::<Option<Scenario>>(member("scenario"), "scenario")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn config(options: Value) -> Result<Config, String> {
        let options = Options::parse(&options.to_string());
        options.and_then(|o| o.config()).map_err(|e| e.to_string())
    }

    #[test]
    fn without_options_the_org_is_the_built_in_one() {
        let config = config(json!({})).unwrap();
        let built_in = Config::built_in();
        assert_eq!(config.users.len(), built_in.users.len());
        assert_eq!(config.scenarios.len(), built_in.scenarios.len());
    }

    #[test]
    fn a_user_needs_a_login_only() {
        let config = config(json!({ "users": [
            { "login": "ann@example.com", "password": "pw", "totpSecret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" },
            { "login": "bob@example.com", "firstName": "Bob", "authenticators": ["email"] },
        ], "policy": { "lockoutAttempts": 2, "registration": { "required": [] } } }));
        let config = config.unwrap();
        let [ann, bob] = &config.users[..] else {
            panic!("two users")
        };
        assert_eq!(
            (ann.first_name.as_str(), ann.last_name.as_str()),
            ("ann", "Example")
        );
        assert_eq!(
            format!("{:?}", ann.authenticators),
            "[Password, Email, Totp]"
        );
        assert_eq!(
            (bob.first_name.as_str(), bob.authenticators.len()),
            ("Bob", 1)
        );
        assert_eq!(config.policy.lockout_attempts, 2);
        assert_eq!(config.policy.handle_ttl_seconds, 3600);
        assert!(config.policy.registration.required.is_empty());
        assert!(
            config
                .scenarios
                .iter()
                .all(|scenario| scenario.user.is_none())
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let cases = [
            (json!({ "user": [] }), "unknown field `user`"),
            (
                json!({ "users": [{ "login": "a@b.c", "passwrd": "x" }] }),
                "users[0]: unknown field `passwrd`",
            ),
            (
                json!({ "users": [{ "login": "a@b.c", "phone": "5" }] }),
                "users: a@b.c needs a valid `phone`",
            ),
            (json!({ "users": [{}] }), "users[0]: missing field `login`"),
            (
                json!({ "scenario": "none" }),
                "scenario: unknown variant `none`",
            ),
            (json!({ "clients": [] }), "clients: an org needs a client"),
            (
                json!({ "policy": { "lockoutAttempts": -1 } }),
                "policy: invalid value",
            ),
            (json!({ "config": "x" }), "config: "),
        ];
        for (options, expected) in cases {
            let error = config(options).err().unwrap_or_default();
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn a_moment_and_a_share_are_checked() {
        let options = |value: Value| Options::parse(&value.to_string()).unwrap();
        let now = || OffsetDateTime::UNIX_EPOCH;
        assert!(options(json!({ "now": i64::MAX })).host(now).is_err());
        let host = options(json!({ "now": 1500 })).host(now).unwrap();
        assert_eq!(host.clock.now().unix_timestamp(), 1);
        let faults = |value: Value| options(json!({ "faults": value })).faults();
        assert!(faults(json!({ "share": 2 })).is_err());
        assert!(faults(json!({ "share": 0.5 })).is_ok_and(|it| it.is_some()));
        assert!(faults(json!(null)).is_ok_and(|it| it.is_none()));
    }
}
