//! The layout of the pages for people.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

/// A page with a heading. Its links are relative: the org may be below a path.
pub fn page(heading: &str, body: Markup) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // None, or the browser asks for one.
                link rel="icon" href="data:,";
                title { (heading) " – mock org" }
                style {
                    ":root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }"
                    "body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }"
                    "li { margin: 1rem 0 } code { font-size: 1.5rem; letter-spacing: .1em }"
                    "form { display: inline } button, input { font: inherit; padding: .5rem 1rem; margin: .25rem }"
                    "button { min-width: 3rem; cursor: pointer }"
                }
            }
            body { main { h1 { (heading) } (body) } }
        }
    };
    Html(page.into_string())
}
