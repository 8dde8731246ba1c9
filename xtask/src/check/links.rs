//! Checks that the targets of links in Markdown files exist in this repository.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::markdown::{is_path, resolve};

/// A Markdown file's links, with their lines, and the anchors of its headings.
#[derive(Default)]
struct Document {
    links: Vec<(usize, String)>,
    anchors: BTreeSet<String>,
}

/// The broken links. `names` are all files of the repository; `documents` are its Markdown files, with their texts.
pub fn broken(names: &[String], documents: &[(&str, &str)]) -> Vec<String> {
    let parsed: BTreeMap<&str, Document> = documents
        .iter()
        .map(|(name, text)| (*name, parse(text)))
        .collect();
    let mut found = Vec::new();
    for (name, document) in &parsed {
        for (line, link) in &document.links {
            if let Some(why) = flaw(names, &parsed, name, link) {
                found.push(format!("{name}:{line}: {link}: {why}"));
            }
        }
    }
    found
}

fn parse(text: &str) -> Document {
    let mut document = Document::default();
    let mut heading: Option<String> = None;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let line = text[..range.start].matches('\n').count() + 1;
                document.links.push((line, dest_url.into_string()));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor(&heading.take().unwrap_or_default());
                let count = seen.entry(anchor.clone()).or_default();
                document.anchors.insert(match count {
                    0 => anchor,
                    _ => format!("{anchor}-{count}"),
                });
                *count += 1;
            }
            _ => {}
        }
    }
    document
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|it| match it {
        ' ' => Some('-'),
        _ if it.is_alphanumeric() || matches!(it, '-' | '_') => Some(it),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// Why a link in the file `from` is broken, if it is. Links to websites are not checked.
fn flaw(
    names: &[String],
    documents: &BTreeMap<&str, Document>,
    from: &str,
    link: &str,
) -> Option<&'static str> {
    if !is_path(link) && !link.starts_with('#') {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() {
        from.to_owned()
    } else {
        resolve(from, path)
    };
    let folder = format!("{target}/");
    if !names
        .iter()
        .any(|it| **it == target || it.starts_with(&folder))
    {
        return Some("no such file in the repository");
    }
    match documents.get(&*target) {
        Some(document) if !anchor.is_empty() && !document.anchors.contains(anchor) => {
            Some("no such heading")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_folders_and_headings_are_followed() {
        let readme = "# A `b` c, d!\n\n[x](docs/a.md#twice-1) [x](docs) [x](https://a.example/b)\n\n\
                      | [x](#a-b-c-d) |\n| --- |\n| ![x](docs/none.png) |\n\n[x](docs/a.md#none)\n";
        let other = "## Twice\n\n## Twice\n\n[x](../README.md) [x](../none)\n\n`[x](none)`\n";
        let names = ["README.md", "docs/a.md"].map(String::from);
        assert_eq!(
            broken(&names, &[("README.md", readme), ("docs/a.md", other)]),
            [
                "README.md:7: docs/none.png: no such file in the repository",
                "README.md:9: docs/a.md#none: no such heading",
                "docs/a.md:5: ../none: no such file in the repository",
            ]
        );
    }
}
