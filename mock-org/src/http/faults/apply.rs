//! Applies a fault to a request, or to its response.

use std::sync::Arc;

use axum::{
    body::{self, Bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use super::{Fault, Transport, handles, hostile, responses};
use crate::store::Org;

/// Larger than anything a client sends, or an org answers.
const LIMIT: usize = 10_000_000;

/// Lets a request through to the org, or the answer to the client, as its fault allows.
pub async fn apply(State(org): State<Arc<Org>>, mut request: Request, next: Next) -> Response {
    let Some(fault) = request.extensions_mut().remove::<Fault>() else {
        return next.run(request).await;
    };
    match fault {
        Fault::Drop => Transport::Drop.mark(StatusCode::OK.into_response()),
        Fault::Reset => Transport::Reset.mark(next.run(request).await),
        Fault::Truncate => Transport::Truncate.mark(next.run(request).await),
        Fault::Delay { ms } => Transport::Delay { ms }.mark(next.run(request).await),
        Fault::BadGateway => responses::bad_gateway(),
        Fault::Empty => StatusCode::OK.into_response(),
        Fault::RateLimit { retry_after } => responses::rate_limit(retry_after, &org.random),
        Fault::ContentType { value } => retype(next.run(request).await, value.as_deref()),
        Fault::Prefix { text } => {
            let before = |bytes: Bytes| [text.as_bytes(), &bytes].concat();
            rewrite(next.run(request).await, before).await
        }
        Fault::Href { to } => {
            rewrite_json(next.run(request).await, |answer| {
                hostile::point_to(answer, &to)
            })
            .await
        }
        Fault::Poison => rewrite_json(next.run(request).await, hostile::poison).await,
        Fault::Echo => match read(request).await {
            Ok((_, bytes)) => responses::echo(&String::from_utf8_lossy(&bytes)),
            Err(refused) => refused,
        },
        Fault::Redirect { status, to } => responses::redirect(status, &to),
        // What there is to do was done, or will be, outside of CORS.
        Fault::RefuseCors | Fault::RefusePreflight => next.run(request).await,
        Fault::RotateHandles => match read(request).await {
            Ok((request, bytes)) => next.run(handles::rotate(&org, request, &bytes)).await,
            Err(refused) => refused,
        },
        Fault::ExpireHandles => match read(request).await {
            Ok((request, bytes)) => {
                handles::expire(&org, &bytes);
                next.run(request.map(|()| bytes.into())).await
            }
            Err(refused) => refused,
        },
    }
}

/// A request and its body, apart.
async fn read(request: Request) -> Result<(axum::http::Request<()>, Bytes), Response> {
    let (parts, body) = request.into_parts();
    let bytes = body::to_bytes(body, LIMIT)
        .await
        .map_err(|_| responses::misfit("the request has no readable body"))?;
    Ok((axum::http::Request::from_parts(parts, ()), bytes))
}

fn retype(mut response: Response, value: Option<&str>) -> Response {
    response.headers_mut().remove(header::CONTENT_TYPE);
    match value.map(HeaderValue::from_str) {
        Some(Ok(value)) => {
            response.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        Some(Err(_)) => return responses::misfit("the rule has no content type in it"),
        None => {}
    }
    response
}

/// The answer with another body.
async fn rewrite(response: Response, change: impl FnOnce(Bytes) -> Vec<u8>) -> Response {
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    match body::to_bytes(body, LIMIT).await {
        Ok(bytes) => Response::from_parts(parts, change(bytes).into()),
        Err(_) => responses::misfit("the answer has no readable body"),
    }
}

async fn rewrite_json(response: Response, change: impl FnOnce(&mut Value)) -> Response {
    rewrite(response, |bytes| {
        let mut answer = serde_json::from_slice(&bytes).unwrap_or_default();
        change(&mut answer);
        answer.to_string().into()
    })
    .await
}
