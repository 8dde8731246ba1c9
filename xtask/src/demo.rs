//! `cargo xtask demo`: the demo page with a mock org to sign in to.

mod old;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

pub use self::old::{Core, Demo, Log, Walks, walk};

use crate::build;
use crate::pack::{self, Installed};
use crate::process::Run;
use crate::project::{CRATE, Project};
use crate::setup::{self, Engine};

/// The authorization server that the page signs in to, below the mock org's address.
const ISSUER: &str = "/oauth2/default";

/// How long the mock org may take to listen.
const READY: Duration = Duration::from_secs(60);

/// How to show it.
#[derive(clap::Args)]
pub struct Args {
    /// Sign in with headless browsers instead of waiting for a person.
    #[arg(long)]
    smoke: bool,
    /// A browser to sign in with; all of them by default.
    #[arg(long = "engine", requires = "smoke")]
    engines: Vec<Engine>,
    /// Port of the mock org; a free one by default.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the page; a free one by default.
    #[arg(long, default_value_t = 0)]
    page_port: u16,
}

/// Sets up, builds, serves; then waits for Ctrl-C, or for the smoke tests.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    if !args.smoke {
        build::set_up_and_build(project, build::Args::default())?;
        return serve(project, args);
    }
    let engines = match &args.engines[..] {
        [] => Engine::ALL,
        chosen => chosen,
    };
    let own = engines.iter().flat_map(|engine| engine.smoke_pieces());
    let pieces: Vec<_> = setup::BUILD.iter().chain(own).copied().collect();
    setup::prepare(project, &pieces)?;
    build::build(project, build::Args::default())?;
    let installed = pack::install(project)?;
    let org = compile_mock_org(project)?;
    let mut failed = Vec::new();
    for engine in engines {
        println!("\ndemo: signing in with {}", engine.title());
        if let Err(error) = smoke(project, *engine, &installed, &org) {
            println!("error: {error:#}");
            failed.push(engine.title());
        }
    }
    if !failed.is_empty() {
        bail!("the smoke tests failed in {}", failed.join(", "));
    }
    Ok(())
}

/// Serves the page, with the built package as a folder of it as on any static server, and the mock org.
/// Files are read at each request, so that an edited page shows on reload.
fn serve(project: &Project, args: &Args) -> Result<()> {
    let mut service = Run::new(compile_mock_org(project)?)
        .args(["--port", &args.port.to_string()])
        .args(["--page-port", &args.page_port.to_string()])
        .arg("--serve")
        .arg(project.root.join("www-demo"))
        .arg("--serve")
        .arg(format!("/{CRATE}={}", project.pkg().display()))
        .dir(&project.root)
        .start(Stdio::inherit())?;
    let (org, page) = addresses(&service.first_line(READY)?)?;
    println!(
        "\nOpen {page}/?issuer={org}{ISSUER} to sign in, as somebody of mock-org/default.toml. Ctrl-C ends it."
    );
    service.wait()
}

/// Runs the demo's smoke tests in a headless browser.
fn smoke(project: &Project, engine: Engine, installed: &Installed, org: &Path) -> Result<()> {
    let run = Run::new("node")
        .args(["--test", "--test-reporter=spec"])
        .arg("tests/demo/smoke.test.mjs")
        .dir(&project.root)
        .env("MOCK_ORG", org)
        .env("PACKAGE_PROJECT", &installed.project)
        .env("PACKAGE_TARBALL", &installed.tarball);
    let run = engine.for_smoke(project, run)?;
    match engine.screen()? {
        Some(screen) => screen.shows(run).live(),
        None => run.live(),
    }
}

/// Makes the mock org's binary.
pub fn compile_mock_org(project: &Project) -> Result<PathBuf> {
    println!("demo: compiling the mock org");
    let run = project.cargo().args(["build", "--quiet"]);
    run.args(["--package", "mock-org"]).live()?;
    Ok(project.target.join("debug").join("mock-org"))
}

/// What the mock org says once it listens: its own address and the page's.
fn addresses(line: &str) -> Result<(String, String)> {
    let told: Value = serde_json::from_str(line)
        .with_context(|| format!("the mock org began with no JSON: {line}"))?;
    let address = |key: &str| {
        told[key]
            .as_str()
            .map(String::from)
            .ok_or_else(|| anyhow!("the mock org told no `{key}`: {line}"))
    };
    Ok((address("org")?, address("page")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_addresses() {
        let line = r#"{"org":"http://localhost:1","page":"http://localhost:2"}"#;
        assert_eq!(
            addresses(line).unwrap(),
            ("http://localhost:1".into(), "http://localhost:2".into())
        );
    }

    #[test]
    fn an_unexpected_first_line_is_quoted() {
        assert!(format!("{:#}", addresses("listening").unwrap_err()).contains("listening"));
        assert!(addresses("{\"org\": 1}").is_err());
    }
}
