//! A local stand-in for an Okta Identity Engine org, in layers. A module may use its own layer and those before it
//! (`tests/layers` checks it):
//!
//! 1. `model`: what there is, as data: configuration, users, clients, policies, the clock, secrets.
//! 2. `ion`: forms, fields, messages, responses, and the checks of answers.
//! 3. `authenticator`: how each authenticator is verified and set up.
//! 4. `flow`: sign-in, registration, recovery and the like, each a state machine.
//! 5. `store`: what the org remembers, behind one lock.
//! 6. `http`: the IDX and OAuth endpoints, the pages for people and tests, and the faults that are asked for.
//!
//! ```
//! let app = mock_org::app(mock_org::Config::built_in());
//! ```

mod authenticator;
mod flow;
mod http;
mod ion;
mod model;
mod store;

// Nothing else is public, so the compiler reports what is not used, such as a name in `ion::vocabulary`.
pub use http::{
    app,
    faults::{BreakableListener, Connection, Faults, Plan, Share},
    faulty_router, router,
    static_pages::{Mount, static_pages},
};
pub use model::{Authenticator, Clock, Config, Host, Random, Scenario, Totp};
pub use store::Org;
