//! `cargo xtask demo`: the demo page with a mock org to sign in to.

use std::fs;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
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

/// Where the org is by default. `www-demo/config.json` names it.
const ORG_PORT: u16 = 8701;

/// Where the page is by default.
const PAGE_PORT: u16 = 8700;

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
    #[arg(long = "static", value_name = "DIR", conflicts_with_all = ["smoke", "port", "page_port", "log"])]
    folder: Option<PathBuf>,
    /// Port of the mock org; 0 takes any that is free.
    #[arg(long, default_value_t = ORG_PORT)]
    port: u16,
    /// Port of the page; 0 takes any that is free.
    #[arg(long, default_value_t = PAGE_PORT)]
    page_port: u16,
    /// Print what the mock org logs: each step of a sign-in.
    #[arg(long)]
    log: bool,
}

/// Sets up, builds and serves the demo until Ctrl-C, or runs the sign-ins in browsers.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    if args.smoke {
        return test::smoke(project, &args.engines);
    }
    if args.folder.is_none() {
        check_port(args.port, "--port")?;
        check_port(args.page_port, "--page-port")?;
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
    service.wait(args.log)
}

/// An error if another program listens on the port. That is known before the build, which may take minutes.
fn check_port(port: u16, flag: &str) -> Result<()> {
    let addresses: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
    let in_use = |address| {
        TcpListener::bind((address, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse)
    };
    if addresses.into_iter().any(in_use) {
        bail!(
            "port {port} is in use, maybe by another demo. Choose another with {flag}; {flag} 0 takes any that is free"
        );
    }
    Ok(())
}

/// Serves the page, with the built package in one of its folders, and the mock org. Files are read at each request, so
/// that edits appear on reload. Returns the URL to open.
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
    let config = project.root.join("www-demo").join("config.json");
    let config =
        fs::read_to_string(&config).with_context(|| format!("cannot read {}", config.display()))?;
    let address = page_address(&page, &format!("{org}{ISSUER}"), &config)?;
    Ok((service, address))
}

/// The URL of the page. It names the issuer, unless that is the one in the page's configuration.
fn page_address(page: &str, issuer: &str, config: &str) -> Result<String> {
    let config: Value = serde_json::from_str(config).context("config.json is not JSON")?;
    if config["issuer"] == issuer {
        return Ok(format!("{page}/"));
    }
    Ok(format!("{page}/?issuer={issuer}"))
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
    fn the_page_is_told_of_an_issuer_that_it_does_not_know() {
        let issuer = format!("http://localhost:{ORG_PORT}{ISSUER}");
        let (page, config) = ("http://localhost:1", format!(r#"{{"issuer":"{issuer}"}}"#));
        let address = |issuer| page_address(page, issuer, &config).unwrap();
        assert_eq!(address(&issuer), "http://localhost:1/");
        assert_eq!(address("http://x"), "http://localhost:1/?issuer=http://x");
        assert!(page_address(page, &issuer, "").is_err());
    }

    #[test]
    fn a_port_in_use_is_named_with_its_flag() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_port(port, "--port").unwrap_err().to_string();
        assert!(error.contains(&port.to_string()) && error.contains("--port 0"));
        assert!(check_port(0, "--port").is_ok());
    }

    #[test]
    fn an_unexpected_first_line_is_quoted() {
        assert!(format!("{:#}", addresses("listening").unwrap_err()).contains("listening"));
        assert!(addresses("{\"org\": 1}").is_err());
    }
}
