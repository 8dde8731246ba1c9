//! A local stand-in for an Okta Identity Engine org.
//!
//! - [`config`]: what the org is made of; [`org`]: what it remembers.
//! - [`idx`]: the IDX endpoints and their engine; [`flow`]: one module for each flow; [`authenticator`]: one
//!   module for each authenticator; [`ion`]: forms, the checks of their answers, responses.
//! - [`oauth`]: `interact`, tokens, keys and metadata.
//! - [`inbox`]: where codes are read; [`device`]: where links, notifications and codes of apps are; [`prompt`]: what
//!   is waited for; [`scenarios`]: what there is to try; [`paper`]: how these pages look; [`pages`]: the static pages served beside the org.
//! - [`fault`]: what goes wrong on request.
//!
//! ```
//! let app = mock_org::app(mock_org::config::Config::built_in());
//! ```

pub mod authenticator;
pub mod base;
pub mod clock;
pub mod config;
pub mod cors;
pub mod device;
pub mod fault;
pub mod flow;
pub mod grants;
pub mod idx;
pub mod inbox;
pub mod ion;
pub mod oauth;
pub mod org;
pub mod pages;
pub mod paper;
pub mod prompt;
pub mod scenarios;
pub mod secret;
pub mod transaction;
pub mod user;
pub mod users;

use std::sync::Arc;

use axum::{Router, http::StatusCode, middleware::from_fn_with_state};

use config::Config;
use fault::Faults;
use org::Org;

/// The whole org as a service, in its first state.
pub fn app(config: Config) -> Router {
    router(Arc::new(Org::new(config)))
}

/// The service of an org whose clock the caller keeps hold of.
pub fn router(org: Arc<Org>) -> Router {
    endpoints().layer(cors::layer()).with_state(org)
}

/// The same, where things go wrong, as `/__faults` is told.
pub fn faulty_router(org: Arc<Org>, faults: Faults) -> Router {
    endpoints()
        .layer(from_fn_with_state(org.clone(), fault::carry_out))
        .layer(cors::layer())
        .layer(from_fn_with_state(faults.clone(), fault::pick))
        .with_state(org)
        .merge(fault::routes(faults))
}

fn endpoints() -> Router<Arc<Org>> {
    Router::new()
        .merge(idx::routes())
        .merge(oauth::routes())
        .merge(inbox::routes())
        .merge(device::routes())
        .merge(scenarios::routes())
        .fallback(async || (StatusCode::NOT_FOUND, "no such endpoint\n"))
}
