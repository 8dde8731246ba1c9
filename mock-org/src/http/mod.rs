//! The endpoints of the org, and the pages beside them.

mod base_url;
mod clock;
mod cors;
mod device;
pub mod faults;
mod home;
mod idx;
mod inbox;
mod layout;
mod loopback;
mod oauth;
mod reset;
mod scenarios;
mod time_ago;
mod vocabulary;

use std::sync::Arc;

use axum::{Extension, Router, http::StatusCode, middleware::from_fn_with_state};

use crate::store::Org;
use faults::Faults;

/// Marks the response to a request for something that is no endpoint of the org.
#[derive(Debug, Clone, Copy)]
pub struct UnknownEndpoint;

/// The service of an org that the caller made.
pub fn router(org: Arc<Org>) -> Router {
    endpoints().layer(cors::layer()).with_state(org)
}

/// The same with faults, by the rules that are set at `/__faults`.
pub fn faulty_router(org: Arc<Org>, faults: Faults) -> Router {
    endpoints()
        .layer(from_fn_with_state(org.clone(), faults::apply))
        .layer(cors::layer())
        .layer(from_fn_with_state(faults.clone(), faults::pick))
        .with_state(org)
        .merge(faults::routes(faults))
}

fn endpoints() -> Router<Arc<Org>> {
    Router::new()
        .merge(idx::routes())
        .merge(oauth::routes())
        .merge(home::routes())
        .merge(inbox::routes())
        .merge(device::routes())
        .merge(loopback::routes())
        .merge(scenarios::routes())
        .merge(reset::routes())
        .merge(vocabulary::routes())
        .merge(clock::routes())
        .fallback(async || {
            let text = "no such endpoint\n";
            (StatusCode::NOT_FOUND, Extension(UnknownEndpoint), text)
        })
}
