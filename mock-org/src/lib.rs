//! A local stand-in for an Okta Identity Engine org, in layers. A module may use its own layer and those before it
//! (`tests/layers` checks it):
//!
//! 1. `model`: what there is, as data: configuration, users, clients, policies, the clock, secrets.
//! 2. `ion`: forms, fields, messages, responses, and the checks of answers.
//! 3. `authenticator`: how each authenticator is verified and set up.
//! 4. `flow`: sign-in, registration, recovery and the like, each a state machine.
//! 5. `store`: what the org remembers, behind one lock.
//! 6. `http`: the IDX and OAuth endpoints, the pages for people and tests, and the faults that are asked for.
//! 7. `server`: what serves it over sockets. Without the feature of that name the org takes requests in process only, and
//!    can be compiled to WebAssembly.
//!
//! Time and randomness come from the [`Host`]; an org with the same of both gives the same answers.
//!
//! ```
//! use mock_org::{Clock, Config, Host, Org, Random};
//!
//! let moment = time::OffsetDateTime::UNIX_EPOCH;
//! let host = Host { clock: Clock::standing_at(moment), random: Random::seeded(1) };
//! let org = std::sync::Arc::new(Org::on(host, Config::built_in()));
//! let app = mock_org::router(org);
//! ```

mod authenticator;
mod flow;
mod http;
mod ion;
mod model;
#[cfg(feature = "server")]
pub mod server;
mod store;

// Nothing else is public, so the compiler reports what is not used, such as a name in `ion::vocabulary`.
pub use http::{
    UnknownEndpoint,
    faults::{Faults, Plan, Share, Transport},
    faulty_router, router,
};
pub use model::{Client, Clock, Config, Host, Policy, Random, Scenario, Totp, UserConfig};
pub use store::{Org, Snapshot};
