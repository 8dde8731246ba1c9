//! The layout of the pages for people.

use axum::response::Html;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("../../pages/style.css");
const LIVE: &str = include_str!("../../pages/live.js");

/// A page with a heading. Its links are relative: the org may be below a path.
pub fn page(heading: &str, body: Markup) -> Html<String> {
    document(heading, body, None)
}

/// A page whose parts with `data-live` are kept up to date by a script.
pub fn live_page(heading: &str, body: Markup) -> Html<String> {
    document(heading, body, Some(LIVE))
}

fn document(heading: &str, body: Markup, script: Option<&str>) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // None, or the browser asks for one.
                link rel="icon" href="data:,";
                title { (heading) " – mock org" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main tabindex="-1" { h1 { (heading) } (body) }
                @if let Some(script) = script {
                    p.sr-only #news role="status" {}
                    script { (PreEscaped(script)) }
                }
            }
        }
    };
    Html(page.into_string())
}
