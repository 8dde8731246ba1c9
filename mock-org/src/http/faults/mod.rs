//! Faults: what goes wrong between a client and an org, on request. Off unless the program is started with `--faults`.
//!
//! [`plan`] decides which request gets which [`Fault`]; [`pick`] asks it, outside of CORS; [`mod@apply`] carries the fault
//! out, inside, as far as a response can; the host does the rest, by the response's [`Transport`]. [`endpoint`] takes the
//! rules.

mod apply;
mod endpoint;
mod fault;
mod handles;
mod hostile;
mod plan;
mod responses;
mod transport;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::warn;

pub use apply::apply;
pub use endpoint::routes;
pub use fault::Fault;
pub use plan::{Plan, Share};
pub use transport::Transport;

/// The plan that requests and `/__faults` share.
#[derive(Debug, Default, Clone)]
pub struct Faults(Arc<Mutex<Plan>>);

impl Faults {
    /// Faults by that plan.
    pub fn new(plan: Plan) -> Self {
        Self(Arc::new(Mutex::new(plan)))
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Decides what goes wrong with a request, and takes away what CORS would have added.
pub async fn pick(State(faults): State<Faults>, mut request: Request, next: Next) -> Response {
    let is_preflight = *request.method() == Method::OPTIONS;
    let picked = faults.plan().pick(request.uri().path(), is_preflight);
    let Some(fault) = picked else {
        return next.run(request).await;
    };
    warn!(fault = fault.name(), path = request.uri().path(), "fault");
    if matches!(fault, Fault::RefusePreflight) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let refuses = matches!(fault, Fault::RefuseCors);
    request.extensions_mut().insert(fault);
    let mut response = next.run(request).await;
    if refuses {
        let headers = response.headers_mut();
        headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        headers.remove(header::ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }
    response
}
