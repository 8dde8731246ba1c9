//! The names that the core and its glue share hold a hash each. wasm-opt replaces them with letters in the core and prints the
//! mapping; this file applies it to the glue.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::project::CORE;

/// The passes of wasm-opt that do it. The first removes exports that the glue never reads.
pub const PASSES: &[&str] = &[
    "--remove-exports=__abort_handler,__instance_terminated",
    "--minify-imports-and-exports-and-modules",
];

/// What wasm-opt prints: the names and their letters.
#[derive(Deserialize)]
struct Letters {
    /// With the file that the name is imported from.
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// Applies the mapping that wasm-opt `printed` to the glue. The core then imports from one module, `a`, so the glue also provides
/// what the core would import directly from other files. Removes the call by which each export asks whether a panic has
/// scheduled a new instance: panics trap here, and `core.js` decides.
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
    // A name may begin with another one.
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
