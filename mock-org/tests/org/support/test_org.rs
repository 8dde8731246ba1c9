//! The org that a test asks: its router in this process or, where the environment variable `MOCK_ORG_CORE` names the folder
//! of the package okta-mock-org, an org of that package in Node.js.

use std::{env, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use http_body_util::BodyExt;
use mock_org::{Clock, Config, Faults, Host, Org, Plan, Random, Snapshot};
use serde_json::{Value, json};
use time::OffsetDateTime;
use toml::{Table, Value::Table as Inner};
use tower::ServiceExt;

use super::{ORG, packaged::Packaged, reply::Reply};

/// What an org is made of.
#[derive(Default)]
pub struct Settings<'a> {
    /// Changes to the built-in configuration, in TOML.
    pub changes: &'a str,
    /// Decides what the org makes up; its clock then stands at the beginning of 1970.
    pub seed: Option<u64>,
    /// Whether it takes rules for faults. Those of the package always do.
    pub faults: bool,
}

pub enum TestOrg {
    InProcess(Arc<Org>, Router),
    Packaged(Packaged),
}

pub enum TestSnapshot {
    InProcess(Box<Snapshot>),
    /// Its number.
    Packaged(u64),
}

impl TestOrg {
    pub fn new(settings: &Settings) -> Self {
        match env::var_os("MOCK_ORG_CORE") {
            None => Self::in_process(settings),
            Some(folder) => Self::Packaged(Packaged::new(&folder, &settings.for_package())),
        }
    }

    /// One in this process, whatever the environment says.
    pub fn in_process(settings: &Settings) -> Self {
        let host = settings.seed.map_or_else(Host::system, |seed| Host {
            clock: Clock::standing_at(OffsetDateTime::UNIX_EPOCH),
            random: Random::seeded(seed),
        });
        let config = settings.config().parse().expect("a configuration");
        let org = Arc::new(Org::on(host, config));
        let router = if settings.faults {
            mock_org::faulty_router(org.clone(), Faults::new(Plan::default()))
        } else {
            mock_org::router(org.clone())
        };
        Self::InProcess(org, router)
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let (status, headers, text) = match self {
            Self::Packaged(org) => {
                let (parts, body) = request.into_parts();
                org.send(&parts, &text(body).await)
            }
            Self::InProcess(_, router) => {
                let response = router.clone().oneshot(request).await;
                let (parts, body) = response.expect("the router never fails").into_parts();
                (parts.status, parts.headers, text(body).await)
            }
        };
        Reply {
            status,
            headers,
            body: serde_json::from_str(&text).unwrap_or(Value::Null),
            text,
        }
    }

    pub fn now(&self) -> OffsetDateTime {
        match self {
            Self::InProcess(org, _) => org.clock.now(),
            Self::Packaged(org) => org.now(),
        }
    }

    pub fn advance(&self, by: Duration) {
        match self {
            Self::InProcess(org, _) => org.clock.advance(by),
            Self::Packaged(org) => org.advance(by),
        }
    }

    pub fn snapshot(&self) -> TestSnapshot {
        match self {
            Self::InProcess(org, _) => TestSnapshot::InProcess(org.snapshot().into()),
            Self::Packaged(org) => TestSnapshot::Packaged(org.snapshot()),
        }
    }

    pub fn restore(&self, snapshot: &TestSnapshot) {
        match (self, snapshot) {
            (Self::InProcess(org, _), TestSnapshot::InProcess(snapshot)) => org.restore(snapshot),
            (Self::Packaged(org), TestSnapshot::Packaged(number)) => org.restore(*number),
            _ => panic!("the snapshot is of another org"),
        }
    }

    pub fn reset(&self) {
        match self {
            Self::InProcess(org, _) => org.reset(),
            Self::Packaged(org) => org.reset(),
        }
    }
}

impl Settings<'_> {
    /// The whole configuration, in TOML.
    fn config(&self) -> String {
        let mut config: Table = Config::BUILT_IN.parse().expect("TOML");
        merge(&mut config, self.changes.parse().expect("TOML"));
        config.to_string()
    }

    /// The options of `createOrg`.
    fn for_package(&self) -> Value {
        // The package draws the same each time unless it is given a seed. JavaScript has whole numbers of 53 bits.
        let random = || Random::default().position() >> 11;
        let mut options = json!({ "origin": ORG, "seed": self.seed.unwrap_or_else(random) });
        if self.seed.is_some() {
            options["now"] = 0.into();
        }
        if !self.changes.is_empty() {
            options["config"] = self.config().into();
        }
        options
    }
}

fn merge(into: &mut Table, changes: Table) {
    for (key, value) in changes {
        match (into.get_mut(&key), value) {
            (Some(Inner(table)), Inner(changes)) => merge(table, changes),
            (_, value) => drop(into.insert(key, value)),
        }
    }
}

async fn text(body: Body) -> String {
    let bytes = body.collect().await.expect("a body").to_bytes();
    String::from_utf8_lossy(&bytes).into_owned()
}
