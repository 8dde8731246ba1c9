//! The IDX endpoints: finds the interaction and the form that is answered, and lets the flow take the answer.

mod body;
mod engine;
mod idp;
mod responses;

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::post,
};
use serde_json::Value;

use crate::{model::BaseUrl, store::Org};

/// `POST /idp/idx/…`.
pub fn routes() -> Router<Arc<Org>> {
    Router::new()
        .route(
            "/idp/idx/introspect",
            post(introspect).fallback(responses::method_not_allowed),
        )
        .route(
            "/idp/idx/{*step}",
            post(answer).fallback(responses::method_not_allowed),
        )
        .merge(idp::routes())
}

/// Shows where an interaction is, by its `interactionHandle` or its `stateToken`.
async fn introspect(
    State(org): State<Arc<Org>>,
    base_url: BaseUrl,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let body = match body::parse(&headers, &bytes) {
        Ok(body) => body,
        Err(reply) => return reply,
    };
    let given = |name| body.get(name).filter(|value| !value.is_null());
    match (
        given("stateToken").or_else(|| given("stateHandle")),
        given("interactionHandle"),
    ) {
        (Some(Value::String(handle)), _) => engine::show(&org, &base_url, handle),
        (None, Some(Value::String(handle))) => {
            let state_handle = org
                .store()
                .transactions
                .state_handle(handle)
                .map(str::to_owned);
            state_handle.map_or_else(responses::session_expired, |handle| {
                engine::show(&org, &base_url, &handle)
            })
        }
        (None, None) => responses::missing("interactionHandle"),
        _ => responses::malformed("the handle has to be a text"),
    }
}

/// Takes the answer to whichever form of the present step posts to this path.
async fn answer(
    State(org): State<Arc<Org>>,
    base_url: BaseUrl,
    uri: Uri,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let body = match body::parse(&headers, &bytes) {
        Ok(body) => body,
        Err(reply) => return reply,
    };
    match body.get("stateHandle") {
        Some(Value::String(handle)) => engine::answer(&org, &base_url, handle, uri.path(), &body),
        None | Some(Value::Null) => responses::missing("stateHandle"),
        Some(_) => responses::malformed("stateHandle has to be a text"),
    }
}
