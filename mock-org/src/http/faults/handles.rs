//! Handles that change or die between two requests.

use axum::{
    extract::Request,
    http::{self, header},
};
use serde_json::Value;

use crate::store::{Org, Transactions};

/// Gives the interaction another state handle, and the request that one, as if the org had changed it on the way.
pub(super) fn rotate(org: &Org, mut request: http::Request<()>, bytes: &[u8]) -> Request {
    let mut body: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let transactions = &mut org.store().transactions;
    let fresh = state_handle(&body, transactions)
        .and_then(|handle| transactions.rotate(&handle, &org.random));
    let Some(fresh) = fresh else {
        return request.map(|()| bytes.to_vec().into());
    };
    for name in ["stateHandle", "stateToken"] {
        if let Some(field) = body.get_mut(name) {
            *field = fresh.as_str().into();
        }
    }
    // The new handle may be of another length.
    request.headers_mut().remove(header::CONTENT_LENGTH);
    request.map(|()| body.to_string().into())
}

/// Ends the interaction that the request is about.
pub(super) fn expire(org: &Org, bytes: &[u8]) {
    let body: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let mut store = org.store();
    let handle = state_handle(&body, &store.transactions);
    if let Some(number) = handle.and_then(|handle| store.transactions.end(&handle)) {
        store.withdraw_questions(number);
    }
}

/// The state handle that a request names, directly or by its interaction handle.
fn state_handle(body: &Value, transactions: &Transactions) -> Option<String> {
    let given = |name: &str| body.get(name).and_then(Value::as_str);
    let direct = given("stateHandle").or_else(|| given("stateToken"));
    let of_interaction = || transactions.state_handle(given("interactionHandle")?);
    direct.or_else(of_interaction).map(Into::into)
}
