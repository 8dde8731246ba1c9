//! The crates in the linked core, independent of what cargo reports.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use walrus::Module;

use crate::build::{NOTICES, Part, core_folder};
use crate::dependencies;
use crate::files;
use crate::project::{CORE, CRATE, Project};

/// Checks that every crate that occurs in function names of the cores has a notice in the package.
pub fn check(project: &Project) -> Result<()> {
    for part in [Part::Idx, Part::Flow] {
        check_core(project, part)?;
    }
    Ok(())
}

fn check_core(project: &Project, part: Part) -> Result<()> {
    let crates = dependencies::locked(project)?;
    // The core before optimising: wasm-bindgen has demangled its names.
    let path = core_folder(project, part).join(format!("{CORE}_bg.wasm"));
    let module =
        Module::from_file(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let names = module.funcs.iter().filter_map(|it| it.name.as_deref());
    let roots: BTreeSet<&str> = names.flat_map(roots).collect();
    let mut linked: BTreeSet<&str> = crates
        .iter()
        .map(|it| &*it.name)
        .filter(|name| *name != CRATE && roots.contains(&*name.replace('-', "_")))
        .collect();
    if linked.len() < 4 {
        bail!("only {} crates were found in the core", linked.len());
    }
    let notices = files::read(&project.pkg().join(NOTICES))?;
    linked.retain(|name| !notices.contains(&format!("\n| {name} ")));
    if !linked.is_empty() {
        bail!("linked, but missing in {NOTICES}: {linked:?}");
    }
    Ok(())
}

/// The first segments of the paths in a function's name.
fn roots(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    name.match_indices("::").filter_map(move |(at, _)| {
        let before = name.get(..at)?;
        // A crate's hash, as in `core[3ca501]::fmt`.
        let before = match before.strip_suffix(']') {
            Some(hashed) => hashed.rsplit_once('[')?.0,
            None => before,
        };
        let start = before.rfind(|it| !is_part(it)).map_or(0, |it| it + 1);
        let inside = before.get(..start)?.ends_with("::");
        before
            .get(start..)
            .filter(|root| !inside && !root.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_crates_and_no_modules() {
        let of = |name| roots(name).collect::<Vec<_>>();
        assert_eq!(of("talc::base::Talc<A>::carve::h1"), ["talc"]);
        assert_eq!(
            of("<alloc[3ca5]::string::String as core::fmt::Write>::write_str"),
            ["alloc", "core"]
        );
        assert_eq!(of("__wbindgen_malloc"), [""; 0]);
    }
}
