//! Does what the faults of an org ask of the connection.

use std::time::Duration;

use axum::{
    Router,
    body::{self, Body},
    extract::{ConnectInfo, Request},
    http::StatusCode,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};

use super::connection::{Connection, Cut};
use crate::http::faults::Transport;

/// Larger than anything a client sends, or an org answers.
const LIMIT: usize = 10_000_000;

/// The router of an org with faults, for listeners whose connections can be broken.
pub fn break_connections(router: Router) -> Router {
    router.layer(from_fn(carry_out))
}

async fn carry_out(request: Request, next: Next) -> Response {
    let connection = request.extensions().get::<ConnectInfo<Connection>>();
    let connection = connection.map(|ConnectInfo(connection)| connection.clone());
    // The body is read first: a socket that is closed over unread bytes is reset instead.
    let (parts, body) = request.into_parts();
    let Ok(bytes) = body::to_bytes(body, LIMIT).await else {
        return misfit("the request has no readable body");
    };
    let request = Request::from_parts(parts, bytes.into());
    let mut response = next.run(request).await;
    let Some(transport) = response.extensions_mut().remove::<Transport>() else {
        return response;
    };
    if let Transport::Delay { ms } = transport {
        tokio::time::sleep(Duration::from_millis(ms)).await;
        return response;
    }
    let Some(connection) = connection else {
        return misfit("there is no connection to break");
    };
    let (parts, body) = response.into_parts();
    let Ok(bytes) = body::to_bytes(body, LIMIT).await else {
        return misfit("the answer has no readable body");
    };
    connection.cut(match transport {
        Transport::Drop => Cut::BeforeAll,
        _ => Cut::Within {
            body: bytes.len() / 2,
            reset: transport == Transport::Reset,
        },
    });
    Response::from_parts(parts, Body::from(bytes))
}

/// A fault that cannot be done.
fn misfit(why: &'static str) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, why).into_response()
}
