//! Takes out of the core what no page can see: the texts of panics, and long names.
//!
//! On `wasm32-unknown-unknown` a panic's message goes nowhere: `std` formats it, writes it to a
//! standard error that is not there, and traps. So the functions that panic are made to trap at once,
//! and with them goes all of `core::fmt`. That must not take formatting from code that runs, so
//! whatever else calls into `core::fmt` fails the build.
//!
//! The texts of panics stay in the core's data, where nothing refers to them any more: they are blanked.
//!
//! The names under which the core and its glue know each other hold a hash each. They are replaced by
//! letters, here in the wasm and by esbuild (`--mangle-props`, with the table that is written here) in
//! the glue.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{FunctionId, Module};

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

/// What a function's path holds, or ends with, when all it does is panic.
const PANICS: &[&str] = &[
    "panicking::",
    "::unwrap_failed",
    "::expect_failed",
    "::slice_error_fail",
    "::slice_index_fail",
    "::panic_access_error",
    "::panic_already_borrowed",
    "::panic_already_mutably_borrowed",
    "alloc::handle_alloc_error",
    "raw_vec::handle_error",
];

/// How the texts of panics begin, and how they end, in the core's data.
const PANIC_TEXTS: &[(&str, &str)] = &[
    ("/rustc/", ".rs"),
    ("crates/", ".rs"),
    ("mid > len", ""),
    ("copy_from_slice: source slice length (", ""),
    (") does not match destination slice length (", ""),
    ("attempt to join into collection with len > usize::MAX", ""),
    ("closure invoked recursively or after being dropped", ""),
    ("Tried to shrink to a larger capacity", ""),
    ("capacity overflow", ""),
    ("RefCell already mutably borrowed", ""),
    ("RefCell already borrowed", ""),
    // Of two digits each, by which core::fmt writes numbers.
    ("0001020304050607", "96979899"),
];

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

fn trap_panics(module: &mut Module) -> Result<usize> {
    let named = |wanted: fn(&str) -> bool| -> HashSet<FunctionId> {
        let is = |name: &Option<String>| name.as_deref().is_some_and(|name| wanted(&path_of(name)));
        module
            .funcs
            .iter_local()
            .map(|(id, _)| id)
            .filter(|id| is(&module.funcs.get(*id).name))
            .collect()
    };
    let (panics, formats) = (named(is_panic), named(is_format));
    if panics.is_empty() {
        bail!("the core has no names of functions, by which to know the ones that panic");
    }
    let mut callers = Vec::new();
    for (id, function) in module.funcs.iter_local() {
        if panics.contains(&id) || formats.contains(&id) {
            continue;
        }
        let mut calls = Calls::default();
        dfs_in_order(&mut calls, function, function.entry_block());
        if let Some(format) = calls.0.iter().find(|called| formats.contains(called)) {
            let name = |id| module.funcs.get(id).name.clone().unwrap_or_default();
            callers.push(format!("{} calls {}", name(id), name(*format)));
        }
    }
    if !callers.is_empty() {
        bail!(
            "code that runs formats texts with core::fmt, which costs 2 kB: write them by hand\n  {}",
            callers.join("\n  ")
        );
    }
    let trapped: HashSet<_> = panics.union(&formats).collect();
    for (id, function) in module.funcs.iter_local_mut() {
        if trapped.contains(&id) {
            let mut body = function.builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
        }
    }
    Ok(trapped.len())
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

/// Zeros in the place of what only a panic would show.
fn blank_panic_texts(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for segment in segments {
        let data = &mut module.data.get_mut(segment).value;
        for (begin, end) in PANIC_TEXTS {
            blank(data, begin.as_bytes(), end.as_bytes());
        }
    }
}

fn blank(data: &mut [u8], begin: &[u8], end: &[u8]) {
    let find = |data: &[u8], text: &[u8]| data.windows(text.len()).position(|part| part == text);
    let mut from = 0;
    while let Some(start) = find(&data[from..], begin).map(|at| from + at) {
        let after = start + begin.len();
        let until = match end {
            [] => after,
            _ => find(&data[after..], end).map_or(after, |at| after + at + end.len()),
        };
        data[start..until].fill(0);
        from = until;
    }
}

#[derive(Default)]
struct Calls(Vec<FunctionId>);

impl<'a> Visitor<'a> for Calls {
    fn visit_call(&mut self, call: &Call) {
        self.0.push(call.func);
    }
}

/// A function's path without the hashes of its crates.
fn path_of(name: &str) -> String {
    let mut path = String::new();
    for (at, part) in name.split('[').enumerate() {
        match part.split_once(']') {
            Some((hash, rest)) if at > 0 && hash.len() == 16 => path.push_str(rest),
            _ if at > 0 => {
                path.push('[');
                path.push_str(part);
            }
            _ => path.push_str(part),
        }
    }
    path
}

fn is_panic(path: &str) -> bool {
    PANICS.iter().any(|panic| path.contains(panic))
}

fn is_format(path: &str) -> bool {
    path.contains("core::fmt::") || path.contains("alloc::fmt::")
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
    use super::*;

    #[test]
    fn functions_are_known_by_their_paths() {
        assert!(is_panic(&path_of(
            "core[c5930c85a12de822]::panicking::panic_fmt"
        )));
        assert!(is_panic(&path_of(
            "core[c5930c85a12de822]::result::unwrap_failed"
        )));
        assert!(!is_panic(&path_of("okta_idx_wasm::js::start::start")));
        let display = "<alloc[3ca501edff3f0c7c]::string::String as core[c5930c85a12de822]::fmt::Display>::fmt";
        assert!(is_format(&path_of(display)));
        assert_eq!(path_of("<[u8]>::to_vec"), "<[u8]>::to_vec");
    }

    #[test]
    fn texts_of_panics_are_blanked_and_others_stay() {
        let mut data = *b"name/rustc/a/b.rscode/rustc/c.rsscope";
        blank(&mut data, b"/rustc/", b".rs");
        assert_eq!(
            &data,
            b"name\0\0\0\0\0\0\0\0\0\0\0\0\0code\0\0\0\0\0\0\0\0\0\0\0scope"
        );
        let mut data = *b"a mid > len b";
        blank(&mut data, b"mid > len", b"");
        assert_eq!(&data, b"a \0\0\0\0\0\0\0\0\0 b");
    }

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
