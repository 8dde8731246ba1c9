//! The pages for people: what they name, and that they need nothing from elsewhere.

use crate::{clock::standing, support::*};

#[tokio::test]
async fn the_inbox_lists_mail_with_its_age() {
    let caller = standing(1);
    let empty = caller.get("/__inbox").await.text;
    assert!(empty.contains("<h1>Inbox</h1>") && empty.contains("Nothing has been sent yet."));
    caller.identify("katherine@example.com").await;
    caller.pass(3600);
    let code = caller.mailed_code("katherine@example.com").await;
    let page = caller.get("/__inbox").await.text;
    for part in [
        "Email to <b>katherine@example.com</b>",
        "1 hour ago</time>",
        "Open the link</a>",
        &code,
    ] {
        assert!(page.contains(part), "{part}");
    }
    let others = caller.get("/__inbox?to=ada@example.com").await.text;
    assert!(!others.contains(&code) && others.contains("to <b>ada@example.com</b>"));
}

#[tokio::test]
async fn pages_update_themselves_and_offer_a_link_without_scripts() {
    let caller = Caller::new();
    for path in ["/__inbox", "/__device"] {
        let page = caller.get(path).await.text;
        assert!(
            page.contains("data-live") && page.contains("<script>"),
            "{path}"
        );
        assert!(page.contains(r#"<noscript><p><a href="">Look again</a></p></noscript>"#));
        // They also work below a path, and without a network.
        for outside in ["href=\"/", "action=\"/", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{path}: {outside}");
        }
    }
    let gone = caller.get("/email/verify/nothing").await.text;
    assert!(!gone.contains("<script>"));
}

#[tokio::test]
async fn the_address_of_the_org_leads_to_the_pages() {
    let page = Caller::new().get("/").await.text;
    for link in [
        r#"href="__inbox""#,
        r#"href="__device""#,
        r#"href="__scenarios.json""#,
    ] {
        assert!(page.contains(link), "{link}");
    }
}
