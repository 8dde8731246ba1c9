//! `cargo xtask demo`: the demo page with a mock org to sign in to.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::build;
use crate::playground;
use crate::process::{Run, Service};
use crate::progress::Steps;
use crate::project::{CRATE, Project};
use crate::setup::{self, Engine};
use crate::test;

/// The authorization server that the page signs in to, as a path of the mock org.
const ISSUER: &str = "/oauth2/default";

/// The time limit for the mock org to start listening.
const READY: Duration = Duration::from_secs(60);

/// Options of the demo.
#[derive(clap::Args)]
pub struct Args {
    /// Sign in with headless browsers instead of serving the page, and report the results.
    #[arg(long)]
    smoke: bool,
    /// A browser to sign in with. Default: all.
    #[arg(long = "engine", requires = "smoke")]
    engines: Vec<Engine>,
    /// Write the page to this folder, with the mock org in a service worker, as files for any static host.
    #[arg(long = "static", value_name = "DIR", conflicts_with_all = ["smoke", "port", "page_port"])]
    folder: Option<PathBuf>,
    /// Port of the mock org. Default: a free port.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the page. Default: a free port.
    #[arg(long, default_value_t = 0)]
    page_port: u16,
}

/// Sets up, builds and serves the demo until Ctrl-C, or runs the sign-ins in browsers.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    if args.smoke {
        return test::smoke(project, &args.engines);
    }
    build::set_up_and_build(project, build::Args::default())?;
    if let Some(folder) = &args.folder {
        setup::prepare(project, setup::BUILD)?;
        playground::write_to(project, folder)?;
        println!("\nServe {} by any static host.", folder.display());
        return Ok(());
    }
    let (mut service, address) = start(project, args)?;
    println!(
        "\nOpen {address}, choose a flow, and sign in as the user that the page names. Press Ctrl-C to stop."
    );
    service.wait()
}

/// Serves the page, with the built package in one of its folders, and the mock org, which logs each step of a sign-in
/// to the terminal. Files are read at each request, so that edits appear on reload. Returns the URL to open: the page,
/// with the issuer to sign in to.
fn start(project: &Project, args: &Args) -> Result<(Service, String)> {
    let mut service = Run::new(compile_mock_org(project)?)
        .args(["--port", &args.port.to_string()])
        .args(["--page-port", &args.page_port.to_string()])
        .arg("--serve")
        .arg(project.root.join("www-demo"))
        .arg("--serve")
        .arg(format!("/{CRATE}={}", project.pkg().display()))
        .dir(&project.root)
        .start(Stdio::inherit())?;
    let line = service.first_line(READY)?;
    let (org, page) = addresses(&line)?;
    Ok((service, format!("{page}/?issuer={org}{ISSUER}")))
}

/// Compiles the mock org's binary.
pub fn compile_mock_org(project: &Project) -> Result<PathBuf> {
    let run = project.cargo().args(["build", "--package", "mock-org"]);
    Steps::new("mock org", 1).run("compile", |step| {
        run.watch(|line| step.now(line))?;
        Ok("ready".into())
    })?;
    Ok(project.target.join("debug").join("mock-org"))
}

/// The first line of the mock org once it listens: its own address and the page's.
fn addresses(line: &str) -> Result<(String, String)> {
    let told: Value = serde_json::from_str(line)
        .with_context(|| format!("the first line of the mock org is not JSON: {line}"))?;
    let address = |key: &str| {
        told[key]
            .as_str()
            .map(String::from)
            .ok_or_else(|| anyhow!("the first line of the mock org has no `{key}`: {line}"))
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
