use std::fs;

use axum::{body::Body, http::Request};
use mock_org::server::static_pages;
use tower::ServiceExt;

#[tokio::test]
async fn pages_come_from_their_mounts_with_the_right_types() {
    let dir = std::env::temp_dir().join(format!("mock-org-pages-{}", std::process::id()));
    for (file, text) in [
        ("index.html", "<p>page"),
        ("app.mjs", "export {}"),
        ("pkg/core.wasm", "\0asm"),
    ] {
        let path = dir.join("site").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let site = dir.join("site");
    let mounts = [
        site.display().to_string(),
        format!("/lib={}", site.join("pkg").display()),
    ];
    let mounts: Vec<_> = mounts.iter().map(|mount| mount.parse().unwrap()).collect();
    let router = static_pages(&mounts).unwrap();
    for (path, status, media_type) in [
        ("/", 200, "text/html"),
        ("/app.mjs", 200, "application/javascript"),
        ("/lib/core.wasm", 200, "application/wasm"),
        ("/missing.css", 404, ""),
        ("/../pages.rs", 404, ""),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let given = response
            .headers()
            .get("content-type")
            .map_or("", |value| value.to_str().unwrap());
        assert_eq!(
            (response.status().as_u16(), given),
            (status, media_type),
            "{path}"
        );
        assert_eq!(response.headers()["cache-control"], "no-store");
    }
    fs::remove_dir_all(dir).unwrap();
}
