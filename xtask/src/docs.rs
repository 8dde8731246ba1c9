//! `cargo xtask docs`: the documentation as a site of static files.
//!
//! `TypeDoc` makes one site of the pages in `docs/` and of the types of both packages. Beside it are the documentation of
//! the Rust code, by rustdoc, and the demo page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::files::{copy, empty, list, read, tree, write};
use crate::markdown::{Repository, is_path, resolve, with_links};
use crate::playground;
use crate::process::Run;
use crate::progress::{Step, Steps};
use crate::project::{CRATE, MOCK_ORG, Project};
use crate::setup;

/// The folder with the tools of the site and their settings.
const TOOLS: &str = "docs/site";

/// The pages by group, in the order of the navigation.
const PAGES: &[(&str, &[&str])] = &[
    (
        "Guide",
        &[
            "docs/guide/getting-started.md",
            "docs/guide/through-a-flow.md",
            "docs/guide/forms.md",
            "docs/guide/waiting.md",
            "docs/guide/passkeys.md",
            "docs/guide/callbacks.md",
            "docs/guide/save-and-resume.md",
            "docs/guide/fastpass.md",
            "docs/guide/requests.md",
        ],
    ),
    (
        "Look up",
        &[
            "docs/api.md",
            "docs/errors.md",
            "docs/environments.md",
            "docs/content-security-policy.md",
            "docs/migration.md",
            "docs/compared.md",
        ],
    ),
    (
        "Tests and examples",
        &[
            "docs/testing.md",
            "mock-org/npm/template/README.md",
            "examples/README.md",
        ],
    ),
    (
        "The project",
        &[
            "docs/architecture.md",
            "docs/performance.md",
            "docs/reliability.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "CHANGELOG.md",
        ],
    ),
];

/// The first page.
const README: &str = "README.md";

/// The images of the pages.
const IMAGES: &str = "docs/images";

/// The folder of the site with the documentation of the Rust code.
const RUST: &str = "rust";

/// Sets up and builds the site.
pub fn run(project: &Project) -> Result<()> {
    build::set_up_and_build(project, build::Args::default())?;
    setup::prepare(project, setup::BUILD)?;
    write_site(project)?;
    println!(
        "\nServe {} by any static host.",
        project.shown(&site(project))
    );
    Ok(())
}

/// The folder of the site.
fn site(project: &Project) -> PathBuf {
    project.target.join("docs")
}

/// Writes the site. The package is built.
pub fn write_site(project: &Project) -> Result<()> {
    let site = site(project);
    let mut steps = Steps::new("docs", 3);
    steps.run("install the tools", |step| {
        setup::install_npm(&project.root.join(TOOLS), step)
    })?;
    steps.run("pages and types", |_| {
        empty(&site)?;
        typedoc(project, &site)
    })?;
    steps.run("the Rust code", |step| {
        rustdoc(project, &site.join(RUST), step)
    })?;
    playground::write_to(project, &site.join(playground::FOLDER))
}

/// Runs `TypeDoc` on copies of the pages and of the types. Modules are named like the folders of the copies.
fn typedoc(project: &Project, site: &Path) -> Result<String> {
    let copies = project.target.join("docs-source");
    empty(&copies)?;
    let pages = copy_pages(project, &copies)?;
    for (from, to) in [("pkg-template", CRATE), ("mock-org/npm/template", MOCK_ORG)] {
        let from = project.root.join(from);
        for path in tree(&from)? {
            if is_types(&path) {
                copy(&path, &copies.join(to).join(path.strip_prefix(&from)?))?;
            }
        }
    }
    for path in list(&project.root.join(IMAGES))? {
        copy(&path, &copies.join(path.strip_prefix(&project.root)?))?;
    }
    let tools = project.root.join(TOOLS);
    for name in ["typedoc.json", "tsconfig.json"] {
        copy(&tools.join(name), &copies.join(name))?;
    }
    Run::new("node")
        .arg(tools.join("node_modules/typedoc/bin/typedoc"))
        .arg("--plugin")
        .arg(tools.join("links.mjs"))
        .args(pages.iter().flat_map(|page| ["--projectDocuments", page]))
        .arg("--out")
        .arg(site)
        .dir(&copies)
        .read()?;
    Ok(format!("{} pages", pages.len() + 1))
}

fn is_types(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.ends_with(".d.mts") || name.ends_with("/index.d.ts")
}

/// Copies the pages, and returns their paths.
fn copy_pages(project: &Project, copies: &Path) -> Result<Vec<&'static str>> {
    let repository = Repository::of(project)?;
    let pages: Vec<_> = PAGES
        .iter()
        .flat_map(|(group, pages)| pages.iter().map(move |page| (*page, *group)))
        .collect();
    let is_in_site = |path: &str| {
        let file = path.split('#').next().unwrap_or_default();
        file == README || file.starts_with(IMAGES) || pages.iter().any(|(page, _)| *page == file)
    };
    let written = project.repository_files()?.into_iter();
    let forgotten = written.filter(|it| it.starts_with("docs/") && it.ends_with(".md"));
    if let Some(page) = forgotten.into_iter().find(|page| !is_in_site(page)) {
        bail!("{page} is in no group of xtask/src/docs.rs");
    }
    for (page, group) in pages.iter().copied().chain([(README, "")]) {
        let text = read(&project.root.join(page))?;
        let text = with_links(&text, |link| {
            let path = is_path(link).then(|| resolve(page, link))?;
            (!is_in_site(&path)).then(|| repository.url(&path))
        });
        let copied = copies.join(page);
        fs::create_dir_all(copied.parent().context("a page is a file")?)?;
        write(
            &copied,
            &if group.is_empty() {
                text
            } else {
                with_title(&text, group)?
            },
        )?;
    }
    Ok(pages.into_iter().map(|(page, _)| page).collect())
}

/// The text with its first heading as the title that `TypeDoc` reads.
fn with_title(text: &str, group: &str) -> Result<String> {
    let heading = text
        .strip_prefix("# ")
        .and_then(|text| text.split_once('\n'));
    let (title, text) = heading.context("a page must begin with its title")?;
    Ok(format!(
        "---\ntitle: '{title}'\ngroup: {group}\n---\n{text}"
    ))
}

/// Documents all crates, private items included: the readers are those who change them.
fn rustdoc(project: &Project, folder: &Path, step: &mut Step) -> Result<String> {
    let made = project.target.join("doc");
    // It may have crates that are no longer there.
    empty(&made)?;
    project
        .cargo()
        .args([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ])
        .env("RUSTDOCFLAGS", "--deny warnings")
        .watch(|line| step.now(line))?;
    for path in tree(&made)? {
        copy(&path, &folder.join(path.strip_prefix(&made)?))?;
    }
    Ok(format!("{} files", tree(folder)?.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_is_the_title() {
        let page = with_title("# A `b`\n\nText\n", "Guide").unwrap();
        assert_eq!(page, "---\ntitle: 'A `b`'\ngroup: Guide\n---\n\nText\n");
        assert!(with_title("Text\n", "Guide").is_err());
    }
}
