//! The size of each crate in the core.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use walrus::Module;

use crate::build::{Part, named_core};
use crate::project::Project;

/// Prints the bytes of code per crate, largest first, and the bytes of data and of everything else.
pub fn print(project: &Project, part: Part) -> Result<()> {
    let path = named_core(project, part)?;
    let module =
        Module::from_file(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut bytes: BTreeMap<String, usize> = BTreeMap::new();
    for (id, function) in module.funcs.iter_local() {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        let size = function
            .original_range
            .as_ref()
            .map_or(0, ExactSizeIterator::len);
        *bytes.entry(crate_of(name).to_owned()).or_default() += size;
    }
    let data = module.data.iter().map(|segment| segment.value.len()).sum();
    bytes.insert("(data)".into(), data);
    let mut sorted: Vec<_> = bytes.into_iter().collect();
    sorted.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    for (name, size) in sorted {
        println!("{size:>8}  {name}");
    }
    Ok(())
}

/// The crate at the beginning of a function's demangled name.
fn crate_of(name: &str) -> &str {
    let name = name.trim_start_matches(['<', '&', '[']);
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    let end = name
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(name.len());
    match name.get(..end) {
        Some("" | "T" | "F" | "A" | "str" | "impl") | None => "(generic)",
        Some(found)
            if name
                .get(end..)
                .is_some_and(|rest| rest.starts_with(['[', ':'])) =>
        {
            found
        }
        Some(_) => "(glue)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_their_crate() {
        for (name, expected) in [
            ("okta_idx_wasm::js::start::start::h1", "okta_idx_wasm"),
            (
                "<alloc[3ca501edff3f0c7c]::string::String as core::fmt::Write>::write_str",
                "alloc",
            ),
            ("<dyn core::any::Any>::type_id", "core"),
            ("__wbindgen_malloc", "(glue)"),
            ("<T as core::convert::Into<U>>::into", "(generic)"),
        ] {
            assert_eq!(crate_of(name), expected);
        }
    }
}
