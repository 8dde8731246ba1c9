//! The compiled core: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{glue, panics};
use crate::files::{copy, empty, read, tree, write};
use crate::process::Run;
use crate::progress::Step;
use crate::project::{CORE, CRATE, Project, WASM_TARGET, env_path};
use crate::setup::WASM_BINDGEN;

/// The features that rustc uses. `--all-features` would produce modules that browsers refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The passes that optimise for size, found by experiment: flattening and restructuring make the core 2 % smaller than
/// `-Oz` alone. Low memory is unused, because the stack ends there.
const SMALL: &[&str] = &[
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// The parts of the package that have a core of their own, from the same crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The package itself.
    Idx,
    /// `okta-idx-wasm/flow`.
    Flow,
}

impl Part {
    /// The name of a folder for this part.
    pub fn folder(self, name: &str) -> String {
        match self {
            Self::Idx => name.into(),
            Self::Flow => format!("flow-{name}"),
        }
    }

    /// The flags for cargo.
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Self::Idx => &[],
            Self::Flow => &["--features", "flow"],
        }
    }

    /// The crate's JavaScript that the entry points use.
    fn boundary(self) -> &'static str {
        match self {
            Self::Idx => "src/boundary/js/idx.js",
            Self::Flow => "src/boundary/flow/js/flow.js",
        }
    }

    /// Where cargo compiles the core. Both parts have files of the same names.
    fn target(self, project: &Project) -> PathBuf {
        match self {
            Self::Idx => project.target.clone(),
            Self::Flow => project.target.join("flow-core-target"),
        }
    }
}

/// The paths of the parts of the core.
pub struct Core {
    /// The wasm, as it goes into the package.
    pub wasm: PathBuf,
    /// The glue that wasm-bindgen wrote for it.
    pub glue: PathBuf,
    /// The crate's own JavaScript, which the glue imports.
    pub boundary: PathBuf,
}

impl Core {
    /// Finds the parts that the build steps have made.
    pub fn find(project: &Project, part: Part) -> Result<Self> {
        let folder = folder(project, part);
        Ok(Self {
            wasm: folder.join(format!("{CORE}.wasm")),
            glue: glue_in(&folder),
            boundary: find_boundary(&folder, part)?,
        })
    }
}

/// The folder of the core's parts.
pub fn folder(project: &Project, part: Part) -> PathBuf {
    project.target.join(part.folder("core"))
}

/// Compiles the crate.
pub fn compile(project: &Project, part: Part, dev: bool, step: &mut Step) -> Result<String> {
    let profile: &[&str] = if dev { &[] } else { &["--release"] };
    let run = cargo_build(project, part, &part.target(project)).args(profile);
    run.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(&[])?)
        .watch(|line| step.now(line))?;
    size_of(&compiled(project, part, dev))
}

/// `cargo build` of the crate as a library in WebAssembly, into a target folder.
pub fn cargo_build(project: &Project, part: Part, target: &Path) -> Run {
    let run = project.cargo().args(["build", "--lib", "--package", CRATE]);
    let run = run.args(["--target", WASM_TARGET]).args(part.features());
    run.arg("--target-dir").arg(target)
}

/// The flags for rustc, in cargo's encoding: the given ones, and remappings of this machine's paths, which the
/// locations of panics would otherwise contain. This makes the build reproducible across machines.
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

/// The output of cargo.
pub fn compiled(project: &Project, part: Part, dev: bool) -> PathBuf {
    let profile = if dev { "debug" } else { "release" };
    compiled_in(&part.target(project), profile)
}

/// The output of cargo in a target folder.
pub fn compiled_in(target: &Path, profile: &str) -> PathBuf {
    let folder = target.join(WASM_TARGET).join(profile);
    folder.join(format!("{CORE}.wasm"))
}

/// Writes the glue and optimises the core.
pub fn make(project: &Project, part: Part, dev: bool) -> Result<String> {
    let folder = folder(project, part);
    let core = folder.join(format!("{CORE}.wasm"));
    bind(project, &compiled(project, part, dev), &folder)?;
    if dev {
        copy(&bound_in(&folder), &core)?;
        return Ok("not optimised".into());
    }
    let [small, renamed] = ["small.wasm", "renamed.wasm"].map(|name| folder.join(name));
    let trapped = panics::trap(&bound_in(&folder), &small)?;
    // Renamed before optimising: that is 1 % smaller in brotli than renaming afterwards.
    rename(project, &folder, &small, &renamed)?;
    let run = wasm_opt(project).args(SMALL).arg(&renamed);
    let run = run.args(["--strip-producers", "--strip-target-features"]);
    run.arg("--output").arg(&core).read()?;
    let size = size_of(&core)?;
    Ok(format!("{size}; {trapped} panicking functions now trap"))
}

/// Runs wasm-bindgen on `compiled` and writes the result into a folder. The folder is emptied first, so that snippets
/// of an older build are not used.
pub fn bind(project: &Project, compiled: &Path, folder: &Path) -> Result<()> {
    empty(folder)?;
    let run = WASM_BINDGEN.run(project)?.args(["--target", "web"]);
    let run = run.args(["--omit-default-module-path", "--no-typescript"]);
    // The glue then exports `__wbg_reset_state`, which replaces the instance by a new one.
    let run = run.arg("--experimental-reset-state-function");
    let run = run.args(["--out-name", CORE, "--out-dir"]).arg(folder);
    run.arg(compiled).read().map(drop)
}

/// The core after wasm-bindgen.
pub fn bound_in(folder: &Path) -> PathBuf {
    folder.join(format!("{CORE}_bg.wasm"))
}

/// The glue of wasm-bindgen.
pub fn glue_in(folder: &Path) -> PathBuf {
    folder.join(format!("{CORE}.js"))
}

/// Shortens the names of imports and exports to letters, in the core and in the glue of `folder`.
pub fn rename(project: &Project, folder: &Path, from: &Path, to: &Path) -> Result<()> {
    let run = wasm_opt(project).args(glue::PASSES).arg(from);
    let printed = run.arg("--output").arg(to).read()?;
    let path = glue_in(folder);
    write(&path, &glue::rename(&read(&path)?, &printed)?)
}

/// wasm-opt, with the features of WebAssembly that the core may use.
pub fn wasm_opt(project: &Project) -> Run {
    project.npm_bin("wasm-opt").args(FEATURES)
}

/// The core as it is published, but with the names of its functions.
pub fn named(project: &Project, part: Part) -> Result<PathBuf> {
    let named = project.target.join(part.folder("named.wasm"));
    let run = wasm_opt(project).args(SMALL).arg("--debuginfo");
    let run = run.arg(folder(project, part).join("small.wasm"));
    run.arg("--output").arg(&named).read()?;
    Ok(named)
}

/// A file's size in readable form.
pub fn size_of(path: &Path) -> Result<String> {
    let length = fs::metadata(path)
        .with_context(|| format!("cannot find {}", path.display()))?
        .len();
    Ok(format!("{length} bytes"))
}

/// The only copy of the part's own JavaScript among the snippets. wasm-bindgen names its folder by a hash.
pub fn find_boundary(folder: &Path, part: Part) -> Result<PathBuf> {
    let mut found = tree(&folder.join("snippets"))?;
    found.retain(|path| path.ends_with(part.boundary()));
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(found) => bail!(
            "wasm-bindgen made {} copies of {}, not one",
            found.len(),
            part.boundary()
        ),
    }
}
