//! `THIRD-PARTY-NOTICES.md`: the third-party code in the package, with its licences.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Result, anyhow};

use crate::dependencies::{Crate, Policy, shipped};
use crate::files::read;
use crate::project::{CRATE, Project};

/// The file's name in the package.
pub const FILE: &str = "THIRD-PARTY-NOTICES.md";

/// The licence of the package itself. Its text is in the package anyway.
const OWN: &str = "Apache-2.0";

/// Tools that add code of their own to the package, with their licence files. A tool under [`OWN`] needs none.
const TOOLS: &[(&str, &str, Option<&str>)] = &[
    ("binaryen", "the helpers of the core in JavaScript", None),
    ("esbuild", "the helpers of bundles", Some("LICENSE.md")),
];

/// Licences whose text names nobody, and which crates are published without: it is added once. Where the source is, as
/// MPL-2.0 wants to be told, is in the table.
const ONCE: &[&str] = &["MPL-2.0"];

/// The file names that crates use for the text of a licence.
fn candidates(license: &str) -> &'static [&'static str] {
    match license {
        "MIT" => &[
            "LICENSE-MIT",
            "LICENSE-MIT.md",
            "LICENSE",
            "LICENSE.md",
            "LICENSE.txt",
        ],
        "Unicode-3.0" => &["LICENSE-UNICODE", "LICENSE"],
        "Zlib" => &["LICENSE-ZLIB", "LICENSE"],
        _ => &["LICENSE", "LICENSE.md", "LICENSE.txt"],
    }
}

/// The whole text, for the npm package of that name.
pub fn text(project: &Project, package: &str) -> Result<String> {
    let policy = Policy::load(project)?;
    let policy = if package == CRATE {
        policy.strict()
    } else {
        policy
    };
    let crates = shipped(project, package)?;
    let mut table = String::new();
    let mut texts = String::new();
    let mut shared = BTreeSet::new();
    for it in &crates {
        let taken = policy.taken(it)?;
        let Crate {
            name,
            version,
            repository,
            ..
        } = it;
        let place = repository
            .as_deref()
            .unwrap_or("a public registry of crates");
        writeln!(
            table,
            "| {name} {version} | {} | {place} |",
            taken.join(" AND ")
        )?;
        let (once, others): (Vec<_>, Vec<_>) = taken
            .into_iter()
            .filter(|license| license != OWN)
            .partition(|license| ONCE.contains(&license.as_str()));
        shared.extend(once);
        for path in others.iter().map(|license| license_file(it, license)) {
            append(&mut texts, &format!("{name} {version}"), &read(&path?)?)?;
        }
        if let Some(notice) = it.file("NOTICE") {
            append(
                &mut texts,
                &format!("{name} {version}: notice"),
                &read(&notice)?,
            )?;
        }
    }
    for (tool, what, license) in TOOLS {
        let folder = project.root.join("node_modules").join(tool);
        let manifest: serde_json::Value =
            serde_json::from_str(&read(&folder.join("package.json"))?)?;
        let told = |key: &str| {
            let text = manifest[key].as_str();
            text.ok_or_else(|| anyhow!("{tool} names no {key}"))
        };
        let (version, taken) = (told("version")?, told("license")?);
        writeln!(table, "| {tool} {version} (npm): {what} | {taken} | npm |")?;
        match license {
            None if taken == OWN => {}
            None => return Err(anyhow!("{tool} is no longer under {OWN}")),
            Some(file) => append(
                &mut texts,
                &format!("{tool} {version}"),
                &read(&folder.join(file))?,
            )?,
        }
    }
    for license in shared {
        append(&mut texts, &license, standard_text(&license)?)?;
    }
    let std = read(&project.root.join("xtask/notices/rust-std.md"))?;
    Ok(format!(
        "# Third-party notices\n\n\
         {package} is under {OWN}: see LICENSE beside this file. Compiled into it are parts of the\n\
         following, each under the licence named. The text of {OWN} is in LICENSE; those of the others\n\
         follow.\n\n\
         | what | licence | from |\n| --- | --- | --- |\n{table}\n{std}{texts}"
    ))
}

fn standard_text(license: &str) -> Result<&'static str> {
    let mut texts = spdx::text::LICENSE_TEXTS.iter();
    let found = texts.find(|(name, _)| *name == license);
    Ok(found
        .ok_or_else(|| anyhow!("SPDX has no text of {license}"))?
        .1)
}

fn license_file(it: &Crate, license: &str) -> Result<PathBuf> {
    let names = candidates(license).iter();
    names
        .filter_map(|name| it.file(name))
        .next()
        .ok_or_else(|| anyhow!("{} {} has no text of {license}", it.name, it.version))
}

fn append(texts: &mut String, title: &str, text: &str) -> Result<()> {
    let text = text.replace("\r\n", "\n");
    writeln!(
        texts,
        "\n## {title}\n\n```text\n{}\n```",
        text.trim_matches('\n')
    )?;
    Ok(())
}
