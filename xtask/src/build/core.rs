//! The compiled core: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::shrink::{Direct, MODULE_NAME, name_of_direct, shrink};
use crate::files::{read, write};
use crate::progress::Step;
use crate::project::{CORE, CRATE, Project, WASM_TARGET, env_path};
use crate::setup::WASM_BINDGEN;

/// The features that rustc emits. `--all-features` would make modules that browsers refuse.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Has the glue export `__wbg_reset_state`, which puts a new instance in the place of the old one.
pub const RENEWABLE: &str = "--experimental-reset-state-function";

/// Where the parts of the core lie.
pub struct Core {
    /// The wasm, as it goes into the package.
    pub wasm: PathBuf,
    /// The glue that wasm-bindgen wrote for it.
    pub glue: PathBuf,
    /// The crate's own JavaScript, which the glue imports.
    pub boundary: PathBuf,
    /// The table of the names that the core and its glue have for each other; none in a build for
    /// development.
    pub names: Option<PathBuf>,
}

impl Core {
    /// Finds the parts that the steps below have made.
    pub fn find(project: &Project) -> Result<Self> {
        Ok(Self {
            wasm: optimised(project),
            glue: project.core().join(format!("{CORE}.js")),
            boundary: find_boundary(&project.core().join("snippets"))?,
            names: Some(names(project)).filter(|names| names.exists()),
        })
    }
}

/// Compiles the crate.
pub fn compile(project: &Project, dev: bool, step: &mut Step) -> Result<String> {
    let run = project.cargo().args([
        "build",
        "--lib",
        "--package",
        CRATE,
        "--target",
        WASM_TARGET,
    ]);
    let run = if dev { run } else { run.arg("--release") };
    run.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(&[])?)
        .watch(|line| step.now(line))?;
    size_of(&compiled(project, dev))
}

/// The flags for rustc, in cargo's encoding: the given ones, and that no path of this machine goes into
/// the core (where panics happen is in there). The same core comes of any machine, so.
pub fn rust_flags(flags: &[&str]) -> Result<String> {
    let home = env_path("CARGO_HOME").or_else(|| Some(env_path("HOME")?.join(".cargo")));
    let sources = home
        .context("neither CARGO_HOME nor HOME is set")?
        .join("registry")
        .join("src");
    let mut all: Vec<String> = flags.iter().map(|flag| flag.to_string()).collect();
    if sources.exists() {
        let folders =
            fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))?;
        for folder in folders {
            let folder = folder?.path();
            all.push(format!("--remap-path-prefix={}=crates", folder.display()));
        }
    }
    Ok(all.join("\u{1f}"))
}

/// Writes the glue.
pub fn bind(project: &Project, dev: bool) -> Result<String> {
    let folder = project.core();
    if folder.exists() {
        // A snippet of an older build would be taken for this one's.
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let run = WASM_BINDGEN
        .run(project)?
        .args([
            "--target",
            "web",
            "--omit-default-module-path",
            "--no-typescript",
            // A core whose memory has grown is replaced by a new instance.
            RENEWABLE,
            "--out-dir",
        ])
        .arg(&folder);
    run.arg(compiled(project, dev)).read()?;
    size_of(&bound(project))
}

/// How the core is made small. Found by trying: structured anew from a flat form, it is 2 % smaller than by `-Oz` alone. Nothing is
/// at the first addresses, where the stack ends.
const SMALL: &[&str] = &[
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// Makes the core small.
pub fn optimise(project: &Project, dev: bool) -> Result<String> {
    let (from, to) = (bound(project), optimised(project));
    if dev {
        fs::copy(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        return Ok("left as it is".into());
    }
    let small = project.core().join("small.wasm");
    let (shrunk, direct) = shrink(&from, &small, &names(project))?;
    trim_glue(&project.core().join(format!("{CORE}.js")), &direct)?;
    let run = project
        .npm_bin("wasm-opt")
        .args(SMALL)
        .args(["--strip-producers", "--strip-target-features"])
        .args(FEATURES);
    run.arg(&small).arg("--output").arg(&to).read()?;
    Ok(format!("{}; {shrunk}", size_of(&to)?))
}

/// Gives the glue the name of its own that `shrink` gives it in the core, lets it pass on what the core would import past it, and
/// takes out the call by which each export asks whether a panic has scheduled a new instance: panics trap here, and `core.js`
/// decides.
fn trim_glue(glue: &Path, direct: &[Direct]) -> Result<()> {
    let text = trimmed(&read(glue)?, direct).with_context(|| glue.display().to_string())?;
    write(glue, &text)
}

fn trimmed(glue: &str, direct: &[Direct]) -> Result<String> {
    const IMPORTS: &str = "const import0 = {";
    let own = format!("\"./{CORE}_bg.js\": import0,");
    for expected in [IMPORTS, &own] {
        if glue.matches(expected).count() != 1 {
            bail!("it has no longer one `{expected}`");
        }
    }
    let mut passed_on = String::from(IMPORTS);
    for (file, name) in direct {
        let from = format!(" from \"{file}\"");
        let of_file = glue.lines().find(|line| line.ends_with(&from));
        let all = of_file.and_then(|line| line.strip_prefix("import * as ")?.split(' ').next());
        let all = all.with_context(|| format!("it does not import all of {file}"))?;
        let short = name_of_direct(name);
        passed_on.push_str(&format!("\n        {short}: {all}.{name},"));
    }
    let is_module = |line: &&str| line.trim_start().starts_with("\"./snippets/");
    let lines: Vec<&str> = glue.lines().filter(|line| !is_module(line)).collect();
    Ok(lines
        .join("\n")
        .replace(IMPORTS, &passed_on)
        .replace(&own, &format!("\"{MODULE_NAME}\": import0,"))
        .replace("__wbg_call_guard();", ""))
}

/// The core as it is shipped, but with the names of its functions.
pub fn named(project: &Project) -> Result<PathBuf> {
    let named = project.core().join("named.wasm");
    let run = project.npm_bin("wasm-opt").args(SMALL).arg("--debuginfo");
    let run = run.args(FEATURES).arg(project.core().join("small.wasm"));
    run.arg("--output").arg(&named).read()?;
    Ok(named)
}

fn compiled(project: &Project, dev: bool) -> PathBuf {
    compiled_in(&project.target, if dev { "debug" } else { "release" })
}

/// What cargo made in a target folder.
pub fn compiled_in(target: &Path, profile: &str) -> PathBuf {
    target
        .join(WASM_TARGET)
        .join(profile)
        .join(format!("{CORE}.wasm"))
}

fn bound(project: &Project) -> PathBuf {
    project.core().join(format!("{CORE}_bg.wasm"))
}

fn names(project: &Project) -> PathBuf {
    project.core().join("names.json")
}

fn optimised(project: &Project) -> PathBuf {
    project.core().join(format!("{CORE}.wasm"))
}

pub fn size_of(path: &Path) -> Result<String> {
    let length = fs::metadata(path)
        .with_context(|| format!("cannot find {}", path.display()))?
        .len();
    Ok(format!("{length} bytes"))
}

/// The one copy of `src/boundary/js/idx.js` among the snippets, which wasm-bindgen puts in a folder by its hash.
pub fn find_boundary(snippets: &Path) -> Result<PathBuf> {
    let boundary = ["src", "boundary", "js", "idx.js"]
        .iter()
        .collect::<PathBuf>();
    let mut found: Vec<PathBuf> = fs::read_dir(snippets)
        .with_context(|| {
            format!(
                "cannot read {}: does the crate import idx.js?",
                snippets.display()
            )
        })?
        .filter_map(|entry| Some(entry.ok()?.path().join(&boundary)))
        .filter(|path| path.is_file())
        .collect();
    match (found.pop(), found.pop()) {
        (Some(path), None) => Ok(path),
        (None, _) => bail!("no {} below {}", boundary.display(), snippets.display()),
        _ => bail!(
            "more than one {} below {}",
            boundary.display(),
            snippets.display()
        ),
    }
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
    };
    return {
        __proto__: null,
        \"./okta_idx_wasm_bg.js\": import0,
        \"./snippets/a/values.js\": import1,
    };
}
export function pages() { __wbg_call_guard(); }
";

    #[test]
    fn the_glue_passes_on_what_the_core_would_import_past_it() {
        let direct = [("./snippets/a/values.js".to_owned(), "item".to_owned())];
        let text = trimmed(GLUE, &direct).unwrap();
        assert!(text.contains("const import0 = {\n        __wbg_direct_item: import1.item,\n"));
        assert!(text.contains("\"_\": import0,\n    };") && text.contains("pages() {  }"));
        let other = [("./snippets/b.js".to_owned(), "item".to_owned())];
        assert!(trimmed(GLUE, &other).is_err());
        assert!(trimmed(&GLUE.replace("okta_idx_wasm_bg", "x"), &direct).is_err());
    }
}
