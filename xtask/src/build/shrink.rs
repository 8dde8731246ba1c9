//! Takes out of the core what no page can see: the texts of panics, and long names.
//!
//! What panics is the job of `panics.rs`.
//!
//! The names under which the core and its glue know each other hold a hash each. They are replaced by
//! letters, here in the wasm and by esbuild (`--mangle-props`, with the table that is written here) in
//! the glue.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use walrus::Module;

use super::panics::{blank_panic_texts, trap_panics};
use crate::files::write;

/// Which properties of the glue esbuild renames: those that only it and the core use.
pub const GLUE_NAMES: &str = "^(__wbg_|__wbindgen_|__externref_|wasm_bindgen__)";

/// The name by which the core knows its glue, which wasm-bindgen writes with that of the file.
pub const MODULE_NAME: &str = "_";

/// What wasm-bindgen lets the core import past the glue, as it needs no conversion: the file, and the name in it.
pub type Direct = (String, String);

/// By which name such an import is had by way of the glue.
pub fn name_of_direct(name: &str) -> String {
    format!("__wbg_direct_{name}")
}

/// Reads `from`, writes the smaller core to `to` and the table of names to `names`.
pub fn shrink(from: &Path, to: &Path, names: &Path) -> Result<(String, Vec<Direct>)> {
    let mut module =
        Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let trapped = trap_panics(&mut module)?;
    blank_panic_texts(&mut module);
    remove_unused_exports(&mut module);
    let direct = by_way_of_the_glue(&mut module);
    let renamed = rename(&mut module);
    write(names, &serde_json::to_string_pretty(&renamed)?)?;
    module
        .emit_wasm_file(to)
        .with_context(|| format!("cannot write {}", to.display()))?;
    let told = format!(
        "{trapped} functions trap at once, {} names are letters",
        renamed.len()
    );
    Ok((told, direct))
}

/// Reads `from` and writes the smaller core to `to`, with its names as they are.
pub fn trap_only(from: &Path, to: &Path) -> Result<()> {
    let mut module =
        Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    trap_panics(&mut module)?;
    blank_panic_texts(&mut module);
    module
        .emit_wasm_file(to)
        .with_context(|| format!("cannot write {}", to.display()))
}

/// Lets the core import everything from the glue, so that it names one module and not the paths of files.
fn by_way_of_the_glue(module: &mut Module) -> Vec<Direct> {
    let mut direct = Vec::new();
    for import in module.imports.iter_mut() {
        if !import.module.ends_with("_bg.js") {
            direct.push((import.module.clone(), import.name.clone()));
            import.name = name_of_direct(&import.name);
        }
        import.module = MODULE_NAME.into();
    }
    direct
}

/// Exports by which wasm-bindgen's panic handling would know the state of an instance, and which the glue never reads.
const UNUSED_EXPORTS: &[&str] = &["__abort_handler", "__instance_terminated"];

fn remove_unused_exports(module: &mut Module) {
    for name in UNUSED_EXPORTS {
        // A wasm-bindgen without them is as good.
        let _ = module.exports.remove(name);
    }
}

/// Gives every name of the glue letters of its own; one name is one, imported and exported.
fn rename(module: &mut Module) -> BTreeMap<String, String> {
    let ours = |name: &str| {
        let prefixes = GLUE_NAMES.trim_start_matches("^(").trim_end_matches(')');
        prefixes.split('|').any(|prefix| name.starts_with(prefix))
    };
    let imports = module.imports.iter().map(|import| import.name.clone());
    let exports = module.exports.iter().map(|export| export.name.clone());
    let mut names: Vec<String> = imports.chain(exports).filter(|name| ours(name)).collect();
    names.sort();
    names.dedup();
    let table: BTreeMap<String, String> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| (name, letters(at)))
        .collect();
    for import in module.imports.iter_mut() {
        if let Some(short) = table.get(&import.name) {
            import.name.clone_from(short);
        }
    }
    for export in module.exports.iter_mut() {
        if let Some(short) = table.get(&export.name) {
            export.name.clone_from(short);
        }
    }
    table
}

/// `a` … `z`, `aa` … with a `_` before: no name of `http.js`, and none that esbuild gives.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return format!("_{letters}");
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn letters_are_all_different() {
        let all: HashSet<_> = (0..2000).map(letters).collect();
        assert_eq!(all.len(), 2000);
        assert_eq!(
            [letters(0), letters(25), letters(26), letters(702)],
            ["_a", "_z", "_aa", "_aaa"]
        );
    }
}
