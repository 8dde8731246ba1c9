//! The compiled core: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::glue;
use super::shrink::shrink;
use crate::files::{read, write};
use crate::process::Run;
use crate::progress::Step;
use crate::project::{CORE, CRATE, Project, WASM_TARGET, env_path};
use crate::setup::WASM_BINDGEN;

/// The features that rustc emits. `--all-features` would make modules that browsers refuse.
const FEATURES: &[&str] = &[
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
}

impl Core {
    /// Finds the parts that the steps below have made.
    pub fn find(project: &Project) -> Result<Self> {
        Ok(Self {
            wasm: optimised(project),
            glue: project.core().join(format!("{CORE}.js")),
            boundary: find_boundary(&project.core().join("snippets"))?,
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
    let [small, renamed] = ["small.wasm", "renamed.wasm"].map(|name| project.core().join(name));
    let trapped = shrink(&from, &small)?;
    // Before it is made small: brotli then packs it 1 % better than with the letters given last.
    rename(project, &project.core(), &small, &renamed)?;
    let run = wasm_opt(project).args(SMALL).arg(&renamed);
    let run = run.args(["--strip-producers", "--strip-target-features"]);
    run.arg("--output").arg(&to).read()?;
    Ok(format!(
        "{}; {trapped} functions trap at once",
        size_of(&to)?
    ))
}

/// wasm-opt, told which features of WebAssembly the core may use.
pub fn wasm_opt(project: &Project) -> Run {
    project.npm_bin("wasm-opt").args(FEATURES)
}

/// Has wasm-opt give letters to the names between the core and the glue in `folder`.
pub fn rename(project: &Project, folder: &Path, from: &Path, to: &Path) -> Result<()> {
    let run = wasm_opt(project).args(glue::PASSES).arg(from);
    let printed = run.arg("--output").arg(to).read()?;
    let path = folder.join(format!("{CORE}.js"));
    write(&path, &glue::rename(&read(&path)?, &printed)?)
}

/// The core as it is shipped, but with the names of its functions.
pub fn named(project: &Project) -> Result<PathBuf> {
    let named = project.core().join("named.wasm");
    let run = wasm_opt(project).args(SMALL).arg("--debuginfo");
    let run = run.arg(project.core().join("small.wasm"));
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
