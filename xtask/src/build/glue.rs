//! Shortens the names of the core's imports and exports. wasm-opt replaces them by letters in the core and prints the
//! mapping, and this module applies it to the glue.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::project::CORE;

/// The passes of wasm-opt for that. The first one removes exports that the glue never uses.
pub const PASSES: &[&str] = &[
    "--remove-exports=__abort_handler,__instance_terminated",
    "--minify-imports-and-exports-and-modules",
];

/// The output of wasm-opt: the names and their letters.
#[derive(Deserialize)]
struct Letters {
    /// The file from which the name is imported, the name, and its letter.
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// Applies the renaming of wasm-opt to the glue. The core then imports from one module only, `a`, so the glue passes on
/// the imports from other files. Also removes the call with which each export checks whether a panic has scheduled a
/// new instance: here panics trap, and `core.js` decides.
pub fn rename(glue: &str, printed: &str) -> Result<String> {
    const IMPORTS: &str = "const import0 = {";
    let mut letters: Letters =
        serde_json::from_str(printed).context("cannot read the names that wasm-opt prints")?;
    let is_module = |line: &&str| line.trim_start().starts_with("\"./snippets/");
    let kept: Vec<&str> = glue.lines().filter(|line| !is_module(line)).collect();
    let mut text = kept.join("\n").replace("__wbg_call_guard();", "");
    let mut replace = |from: &str, to: &str| match text.matches(from).count() {
        1 => {
            text = text.replace(from, to);
            Ok(())
        }
        count => bail!("the glue has {count} of `{}`, not one", from.trim()),
    };
    replace(&format!("\"./{CORE}_bg.js\": import0,"), "a: import0,")?;
    for (file, name, letter) in &letters.imports {
        if file.ends_with("_bg.js") {
            replace(
                &format!("\n        {name}: "),
                &format!("\n        {letter}: "),
            )?;
        } else {
            let from = format!(" from \"{file}\"");
            let import = glue.lines().find(|line| line.ends_with(&from));
            let all = import.and_then(|line| line.strip_prefix("import * as ")?.split(' ').next());
            let all = all.with_context(|| format!("the glue does not import all of {file}"))?;
            replace(
                IMPORTS,
                &format!("{IMPORTS}\n        {letter}: {all}.{name},"),
            )?;
        }
    }
    // Longest first, because a name may be the prefix of another one.
    letters
        .exports
        .sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, letter) in &letters.exports {
        text = text.replace(&format!("wasm.{name}"), &format!("wasm.{letter}"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
import { read } from './snippets/a/values.js';
import * as import1 from \"./snippets/a/values.js\"
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_read_0123: function(arg0) {
            return read(arg0, wasm.memory.buffer);
        },
    };
    return {
        __proto__: null,
        \"./okta_idx_wasm_bg.js\": import0,
        \"./snippets/a/values.js\": import1,
    };
}
export function pages() { __wbg_call_guard(); wasm.prepare(wasm.prepareAction()); }
";

    const PRINTED: &str = r#"{
        "imports": [["./okta_idx_wasm_bg.js", "__wbg_read_0123", "a"], ["./snippets/a/values.js", "item", "b"]],
        "exports": [["memory", "A"], ["prepare", "B"], ["prepareAction", "C"]]
    }"#;

    #[test]
    fn the_glue_has_the_letters_of_the_core() {
        let text = rename(GLUE, PRINTED).unwrap();
        for expected in [
            "const import0 = {\n        b: import1.item,\n",
            "\n        a: function(arg0) {\n            return read(arg0, wasm.A.buffer);",
            "        a: import0,\n    };",
            "pages() {  wasm.B(wasm.C()); }",
        ] {
            assert!(text.contains(expected), "{expected}");
        }
    }

    #[test]
    fn a_glue_of_another_shape_is_an_error() {
        for (from, to) in [
            ("okta_idx_wasm_bg", "x"),
            ("import0 = {", "imports = {"),
            ("__wbg_read_0123:", "other:"),
            ("import * as", "import as"),
        ] {
            assert!(rename(&GLUE.replace(from, to), PRINTED).is_err(), "{from}");
        }
        assert!(rename(GLUE, "[]").is_err());
    }
}
