//! Makes panics trap immediately.
//!
//! On `wasm32-unknown-unknown`, a panic's message is never seen: `std` formats it, writes it to a standard error that
//! does not exist, and traps. Therefore panicking functions are changed to trap immediately, which removes all of
//! `core::fmt`. Other code must not lose its formatting, so the build fails if anything else calls `core::fmt`.
//!
//! The messages of panics remain in the core's data although nothing refers to them any more, so they are blanked.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{FunctionId, Module};

/// Parts of the paths of functions that only panic.
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

/// The same of functions that make serde's errors. They are never called: what the core writes can always be written.
const UNUSED: &[&str] = &["serde_wasm_bindgen::error::Error::new"];

/// The beginnings and ends of panic messages in the core's data.
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
    ("slice index starts at ", ""),
    (" but ends at ", ""),
    ("range start index ", ""),
    ("range end index ", ""),
    (" out of range for slice of length ", ""),
    ("finish: callbacks should be Some", ""),
    ("finish: result should be None", ""),
    ("FnOnce called more than once", ""),
    ("called `Option::unwrap_throw()` on a `None` value", ""),
    ("called `Result::unwrap_throw()` on an `Err` value", ""),
    ("Map key is not a string and cannot be an object key", ""),
    ("internal error: entered unreachable code", ""),
    ("LazyCell instance has previously been poisoned", ""),
    ("`async fn` resumed after completion", ""),
    ("src/", ".rs"),
    ("RefCell already mutably borrowed", ""),
    ("RefCell already borrowed", ""),
    // The table of two-digit numbers with which core::fmt writes integers.
    ("0001020304050607", "96979899"),
];

/// Reads `from` and writes the smaller core to `to`. Returns the number of functions that now trap.
pub fn trap(from: &Path, to: &Path) -> Result<usize> {
    let mut module =
        Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let trapped = trap_panics(&mut module)?;
    blank_panic_texts(&mut module);
    module
        .emit_wasm_file(to)
        .with_context(|| format!("cannot write {}", to.display()))?;
    Ok(trapped)
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
        bail!("the core has no function names, which are needed to find the functions that panic");
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
            "code that does not panic uses core::fmt, which costs 2 kB: concatenate strings instead\n  {}",
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

/// Overwrites a panic message with zeros.
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
    let mut parts = PANICS.iter().chain(UNUSED);
    parts.any(|part| path.contains(part))
}

fn is_format(path: &str) -> bool {
    path.contains("core::fmt::") || path.contains("alloc::fmt::")
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
}
