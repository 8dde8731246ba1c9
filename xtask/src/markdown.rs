//! Links in Markdown, and the README that npm shows.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use anyhow::{Context, Result, anyhow};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::files::read;
use crate::project::Project;

/// The line of README.md at which the README on npm ends. What follows is for those who have the repository.
const END: &str = "<!-- The README on npm ends here. -->\n";

/// The README on npm: the first part of the repository's, with absolute links.
pub fn npm_readme(project: &Project) -> Result<String> {
    let readme = read(&project.root.join("README.md"))?;
    let (readme, _) = readme
        .split_once(END)
        .with_context(|| format!("README.md has no line {}", END.trim()))?;
    let repository = Repository::of(project)?;
    let links = with_links(readme.trim_end(), |link| {
        is_path(link).then(|| repository.url(&resolve("README.md", link)))
    });
    Ok(links + "\n")
}

/// The address of the repository, as the package's manifest names it.
pub struct Repository<'a> {
    project: &'a Project,
    /// `owner/name`.
    name: String,
}

impl<'a> Repository<'a> {
    pub fn of(project: &'a Project) -> Result<Self> {
        let manifest = read(&project.root.join("pkg-template").join("package.json"))?;
        let manifest: Value = serde_json::from_str(&manifest)?;
        let name = manifest["repository"]["url"]
            .as_str()
            .and_then(|url| url.strip_prefix("git+https://github.com/"))
            .and_then(|url| url.strip_suffix(".git"))
            .ok_or_else(|| anyhow!("pkg-template/package.json names no repository on GitHub"))?;
        Ok(Self {
            project,
            name: name.to_owned(),
        })
    }

    /// Where a file or a folder is in this version; `path` is relative to the root, and may end with an anchor.
    pub fn url(&self, path: &str) -> String {
        let file = path.split('#').next().unwrap_or_default();
        let is_image = [".png", ".svg"].iter().any(|it| file.ends_with(it));
        let (host, kind) = if is_image {
            ("raw.githubusercontent.com", "")
        } else if self.project.root.join(file).is_dir() {
            ("github.com", "tree/")
        } else {
            ("github.com", "blob/")
        };
        let version = &self.project.version;
        format!("https://{host}/{}/{kind}v{version}/{path}", self.name)
    }
}

/// Whether a link leads to a file of the repository.
pub fn is_path(link: &str) -> bool {
    !link.contains("://") && !link.starts_with("mailto:") && !link.starts_with('#')
}

/// Converts `path`, which is relative to the file `from`, to a path relative to the root.
pub fn resolve(from: &str, path: &str) -> String {
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    let mut parts = Vec::new();
    for part in folder.join(path).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::ParentDir => drop(parts.pop()),
            _ => {}
        }
    }
    parts.join("/")
}

/// Puts other targets in place of those of links and images; `None` keeps one.
pub fn with_links(text: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let links: BTreeSet<String> = Parser::new_ext(text, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .collect();
    links.iter().fold(text.to_owned(), |text, link| {
        let Some(other) = other(link) else {
            return text;
        };
        text.replace(&format!("]({link})"), &format!("]({other})"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        Project {
            root: concat!(env!("CARGO_MANIFEST_DIR"), "/..").into(),
            target: "/nowhere".into(),
            version: "1.2.3".into(),
        }
    }

    #[test]
    fn links_and_images_get_other_targets_and_code_does_not() {
        let text = "[a](a.md#b) ![c](c.png) [d](https://d.example)\n\n| [a](a.md#b) |\n| --- |\n\n`[e](e.md)`\n";
        assert_eq!(
            with_links(text, |link| is_path(link).then(|| format!("/{link}"))),
            text.replace("(a.md", "(/a.md").replace("(c", "(/c")
        );
    }

    #[test]
    fn files_folders_and_images_have_addresses_of_the_version() {
        let project = project();
        let repository = Repository::of(&project).unwrap();
        let urls = ["docs/errors.md#a", "docs", "docs/images/a.png"].map(|it| repository.url(it));
        let ends = [
            "//github.com/okta-idx-wasm/okta-idx-wasm/blob/v1.2.3/docs/errors.md#a",
            "//github.com/okta-idx-wasm/okta-idx-wasm/tree/v1.2.3/docs",
            "//raw.githubusercontent.com/okta-idx-wasm/okta-idx-wasm/v1.2.3/docs/images/a.png",
        ];
        assert_eq!(urls, ends.map(|it| format!("https:{it}")));
    }

    #[test]
    fn the_readme_on_npm_ends_before_the_commands() {
        let readme = npm_readme(&project()).unwrap();
        assert!(readme.contains("npm install okta-idx-wasm"));
        assert!(!readme.contains("cargo xtask") && !readme.contains("](docs"));
    }
}
