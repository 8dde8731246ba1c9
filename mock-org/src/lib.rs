//! A local stand-in for an Okta Identity Engine org, in layers. A module uses its own layer and those before it:
//!
//! 1. [`model`]: what there is, as data: configuration, users, clients, policies, and the clock.
//! 2. [`ion`]: forms, fields, messages, responses, and the checks of answers.
//! 3. [`authenticator`]: one module for each authenticator.
//! 4. [`flow`]: one module for each flow.
//! 5. [`store`]: what the org remembers.
//! 6. [`http`]: the endpoints, and what fails on request.
//!
//! ```
//! let app = mock_org::app(mock_org::model::config::Config::built_in());
//! ```

pub mod authenticator;
pub mod flow;
pub mod http;
pub mod ion;
pub mod model;
pub mod store;

pub use http::{app, faulty_router, router};
