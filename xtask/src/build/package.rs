//! `pkg/`: the bundles, and the files of `pkg-template/`.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Result, bail};

use super::bundle::{Cores, Format, Holds, bundle};
use super::core::Part;
use super::notices;
use crate::files::{copy, empty, list, read, tree, write};
use crate::markdown::npm_readme;
use crate::project::{CRATE, Project};

/// The placeholder version in the template's manifest. The crate's version replaces it.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// The bundles: format, where the core is, source in `pkg-template/entrypoints/`, file in `pkg/`.
const BUNDLES: &[(Format, Holds, &str, &str)] = &[
    (Format::Esm, Holds::Wasm, "browser.mjs", "index.mjs"),
    (Format::Cjs, Holds::Wasm, "node.cjs.mjs", "wasm-idx.cjs"),
    (Format::Esm, Holds::NoWasm, "web.mjs", "web.mjs"),
    (Format::Esm, Holds::JavaScript, "js.mjs", "js.mjs"),
    (Format::Cjs, Holds::JavaScript, "js.cjs.mjs", "js-idx.cjs"),
    (Format::Esm, Holds::JavaScript, "js-core.mjs", "js-core.mjs"),
    (Format::Cjs, Holds::JavaScript, "js-core.mjs", "js-core.cjs"),
    // After `js-core.mjs`, which they contain.
    (Format::Esm, Holds::Both, "single.mjs", "single.mjs"),
    (
        Format::BrowserCjs,
        Holds::Both,
        "single.mjs",
        "single-idx.cjs",
    ),
];

/// The bundles of `okta-idx-wasm/flow`.
const FLOW: &[(Format, Holds, &str, &str)] = &[
    (Format::Esm, Holds::Wasm, "flow.mjs", "flow.mjs"),
    (Format::Cjs, Holds::Wasm, "flow.cjs.mjs", "wasm-flow.cjs"),
    (Format::Esm, Holds::JavaScript, "flow-js.mjs", "flow-js.mjs"),
    (
        Format::Cjs,
        Holds::JavaScript,
        "flow-js.cjs.mjs",
        "js-flow.cjs",
    ),
    (
        Format::Esm,
        Holds::JavaScript,
        "flow-js-core.mjs",
        "flow-js-core.mjs",
    ),
    (
        Format::Cjs,
        Holds::JavaScript,
        "flow-js-core.mjs",
        "flow-js-core.cjs",
    ),
];

/// Files that are copied from `pkg-template/entrypoints/`.
const ENTRIES: &[&str] = &[
    "index.cjs",
    "js.cjs",
    "single.cjs",
    "flow.cjs",
    "flow-js.cjs",
    "node.mjs",
    "js.node.mjs",
    "flow.node.mjs",
    "flow-js.node.mjs",
    "web.js.mjs",
    "web.node.mjs",
];

/// Files that are copied from `pkg-template/` with their folders, for tools that do not support `exports`.
const FOLDERS: &[&str] = &[
    "flow/package.json",
    "flow/js/package.json",
    "js/package.json",
    "single/package.json",
    "web/package.json",
];

/// The extension of files with types, and those of their copies: one for CommonJS, and one for TypeScript before 4.7,
/// which reads only `.d.ts`. Beside it is the extension of the modules that they import.
const TYPES: (&str, &[(&str, &str)]) = (".d.mts", &[(".d.cts", ".cjs"), (".d.ts", ".js")]);

/// Files of `pkg-template/` itself that are not copied to the package.
const SOURCES: &[&str] = &[
    "flow-core.mjs",
    "flow-loader.mjs",
    "from-hex.mjs",
    "loader.mjs",
    "load-core.mjs",
    "text-coding.mjs",
    "translated-wasm.mjs",
    "wasm-core.mjs",
    "package.json",
];

/// Files that are copied from the root, if they exist there and not in the template.
const ROOT_COPIES: &[&str] = &["LICENSE", "CHANGELOG.md"];

/// Makes the package in another folder, then replaces `pkg/`.
pub fn assemble(project: &Project, dev: bool) -> Result<String> {
    let staging = project.target.join("pkg-staging");
    empty(&staging)?;
    let template = project.root.join("pkg-template");
    for (part, bundles) in [(Part::Idx, BUNDLES), (Part::Flow, FLOW)] {
        let cores = Cores::find(project, part)?;
        for (format, holds, source, made) in bundles {
            let entry = template.join("entrypoints").join(source);
            let made = staging.join(made);
            bundle(project, &cores, (*format, *holds), &entry, &made, dev)?;
        }
        if part == Part::Idx {
            copy(cores.wasm(), &staging.join("core.wasm"))?;
        }
    }
    for name in FOLDERS {
        copy(&template.join(name), &staging.join(name))?;
    }
    for path in tree(&template)? {
        let name = path.strip_prefix(&template)?;
        copy_types(&path, &staging.join(name))?;
    }
    for name in ROOT_COPIES {
        let from = project.root.join(name);
        if from.exists() {
            copy(&from, &staging.join(name))?;
        }
    }
    write(&staging.join("README.md"), &npm_readme(project)?)?;
    write(
        &staging.join(notices::FILE),
        &notices::text(project, CRATE)?,
    )?;
    for name in ENTRIES {
        copy(
            &template.join("entrypoints").join(name),
            &staging.join(name),
        )?;
    }
    for path in list(&template)? {
        if let Some(name) = path
            .file_name()
            .and_then(OsStr::to_str)
            .filter(|name| !SOURCES.contains(name))
        {
            copy(&path, &staging.join(name))?;
        }
    }
    let manifest = read(&template.join("package.json"))?;
    write(
        &staging.join("package.json"),
        &with_version(&manifest, &project.version)?,
    )?;
    replace(&project.pkg(), &staging)?;
    Ok(format!(
        "version {} in {}",
        project.version,
        project.shown(&project.pkg())
    ))
}

/// Copies a file with types, under each of their extensions. Any other file is left out.
fn copy_types(from: &Path, to: &Path) -> Result<()> {
    let name = to.display().to_string();
    let Some(stem) = name.strip_suffix(TYPES.0) else {
        return Ok(());
    };
    copy(from, to)?;
    let text = read(from)?;
    for (extension, module) in TYPES.1 {
        let text = text.replace(".mjs';", &format!("{module}';"));
        write(Path::new(&format!("{stem}{extension}")), &text)?;
    }
    Ok(())
}

pub fn with_version(manifest: &str, version: &str) -> Result<String> {
    if manifest.matches(NO_VERSION).count() != 1 {
        bail!(
            "a template's package.json must contain {NO_VERSION} exactly once: the crate's version replaces it"
        );
    }
    Ok(manifest.replace(NO_VERSION, &format!("\"version\": \"{version}\"")))
}

/// Copies the files of `from` into `to`, which may be on different disks. The folder `pkg/` itself is kept.
pub fn replace(to: &Path, from: &Path) -> Result<()> {
    empty(to)?;
    for path in tree(from)? {
        copy(&path, &to.join(path.strip_prefix(from)?))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crates_version_goes_into_the_manifest() {
        let manifest = "{\n  \"name\": \"a\",\n  \"version\": \"0.0.0\"\n}\n";
        let made = with_version(manifest, "1.2.3").unwrap();
        assert_eq!(made, "{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\"\n}\n");
    }

    #[test]
    fn a_manifest_without_the_place_for_it_is_an_error() {
        assert!(with_version("{\"version\": \"3.0.0\"}", "1.2.3").is_err());
    }
}
