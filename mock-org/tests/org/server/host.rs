use axum::{body::Body, http::Request};

use crate::support::*;

/// `fetch` takes the host from the URL, and refuses a URL like this.
#[tokio::test]
async fn a_host_that_cannot_be_read_is_refused() {
    let org = TestOrg::in_process(&Settings::default());
    let request = Request::get("/.well-known/openid-configuration").header("host", "not a host");
    let reply = org.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, 400);
}
