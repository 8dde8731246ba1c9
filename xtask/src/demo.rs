//! `cargo xtask demo`: the demo page with a mock org to sign in to.

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use crate::build;
use crate::files;
use crate::process::{Finished, Run, Service};
use crate::project::{CRATE, Project};
use crate::setup::{self, Engine, Piece};

/// The authorization server that the page signs in to, below the mock org's address.
const ISSUER: &str = "/oauth2/default";

/// How long the mock org may take to listen.
const READY: Duration = Duration::from_secs(60);

/// How to show it.
#[derive(clap::Args)]
pub struct Args {
    /// Sign in with headless browsers instead of waiting for a person, and tell how it went.
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

/// Sets up, builds, serves; then waits for Ctrl-C, or for the smoke run.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    let engines = match &args.engines[..] {
        _ if !args.smoke => &[],
        [] => Engine::ALL,
        chosen => chosen,
    };
    let mut pieces: Vec<Piece> = setup::BUILD.to_vec();
    pieces.extend(engines.iter().flat_map(|engine| engine.smoke_pieces()));
    setup::prepare(project, &pieces)?;
    build::set_up_and_build(project, build::Args::default())?;
    let log = if args.smoke { Log::File } else { Log::Terminal };
    let mut demo = Demo::start(project, Core::WebAssembly, log, args.port, args.page_port)?;
    if args.smoke {
        let mut failed = Vec::new();
        for engine in engines {
            println!("\ndemo: signing in with {}", engine.title());
            if !demo.smoke(project, *engine)?.status.success() {
                failed.push(engine.title());
            }
        }
        if !failed.is_empty() {
            bail!("the smoke run failed in {}", failed.join(", "));
        }
        return Ok(());
    }
    println!(
        "\nOpen {} to sign in, as somebody of mock-org/default.toml. Ctrl-C ends it.",
        demo.address()
    );
    demo.service.wait()
}

/// Where the mock org logs each step of a sign-in.
#[derive(Clone, Copy)]
pub enum Log {
    /// For a person who signs in.
    Terminal,
    /// Beside the report of a smoke run: target/mock-org.log.
    File,
}

impl Log {
    fn open(self, project: &Project) -> Result<Stdio> {
        match self {
            Self::Terminal => Ok(Stdio::inherit()),
            Self::File => {
                let path = project.target.join("mock-org.log");
                println!("demo: the mock org logs to {}", project.shown(&path));
                let file = File::create(&path)
                    .with_context(|| format!("cannot write {}", path.display()))?;
                Ok(file.into())
            }
        }
    }
}

/// Which core the page runs on.
#[derive(Clone, Copy, Debug)]
pub enum Core {
    /// The one that every page has by default.
    WebAssembly,
    /// The one of pages where that is refused.
    JavaScript,
}

impl Core {
    /// The folder that the page imports `index.mjs` from.
    fn package(self, project: &Project) -> Result<PathBuf> {
        let pkg = project.pkg();
        if matches!(self, Self::WebAssembly) {
            return Ok(pkg);
        }
        let folder = project.target.join("js-page");
        files::empty(&folder)?;
        files::copy(&pkg.join("js.mjs"), &folder.join("index.mjs"))?;
        files::copy(&pkg.join("js-core.mjs"), &folder.join("js-core.mjs"))?;
        Ok(folder)
    }
}

/// The served demo. It ends when this is dropped.
pub struct Demo {
    service: Service,
    org: String,
    page: String,
}

impl Demo {
    /// Serves the page, with the built package as a folder of it as on any static server, and the mock org.
    /// Files are read at each request, so that an edited page shows on reload.
    pub fn start(
        project: &Project,
        core: Core,
        log: Log,
        port: u16,
        page_port: u16,
    ) -> Result<Self> {
        let package = core.package(project)?;
        let mut service = Run::new(compile_mock_org(project)?)
            .args([
                "--port",
                &port.to_string(),
                "--page-port",
                &page_port.to_string(),
            ])
            .arg("--serve")
            .arg(project.root.join("www-demo"))
            .arg("--serve")
            .arg(format!("/{CRATE}={}", package.display()))
            .dir(&project.root)
            .start(log.open(project)?)?;
        let line = service.first_line(READY)?;
        let (org, page) = addresses(&line)?;
        Ok(Self { service, org, page })
    }

    /// Where the mock org listens.
    pub fn org(&self) -> &str {
        &self.org
    }

    /// What to open: the page, told where the mock org is.
    fn address(&self) -> String {
        format!("{}/?issuer={}{ISSUER}", self.page, self.org)
    }

    /// Drives the page with a headless browser; its output goes straight through.
    pub fn smoke(&self, project: &Project, engine: Engine) -> Result<Finished> {
        let run = Run::new("node")
            .arg(project.root.join("tests").join("demo").join("smoke.mjs"))
            .dir(&project.root)
            .env("PAGE_URL", &self.page)
            .env("ORG_URL", &self.org);
        let run = engine.for_smoke(project, run)?;
        match engine.screen()? {
            Some(screen) => screen.shows(run).tee(),
            None => run.tee(),
        }
    }
}

/// How long the walks may take, on a machine that does other things as well.
const WALKS: Duration = Duration::from_secs(15 * 60);

/// Which flows of the mock org to walk on the page.
#[derive(Clone, Copy)]
pub enum Walks {
    /// Each of them, with its failures.
    All,
    /// Those that show that a core can do it.
    Few,
}

/// Walks flows of the mock org on the page in headless Chromium, each on an org of its own.
pub fn walk(project: &Project, core: Core, walks: Walks) -> Result<Finished> {
    let run = Run::new("node")
        .arg(project.root.join("tests").join("demo").join("walks.mjs"))
        .args(matches!(walks, Walks::Few).then_some("--few"))
        .dir(&project.root)
        .env("MOCK_ORG", compile_mock_org(project)?)
        .env("PACKAGE", core.package(project)?)
        .limit(WALKS);
    Engine::Chromium.for_smoke(project, run)?.tee()
}

/// Makes the mock org's binary.
pub fn compile_mock_org(project: &Project) -> Result<PathBuf> {
    println!("demo: compiling the mock org");
    project
        .cargo()
        .args(["build", "--quiet", "--package", "mock-org"])
        .live()?;
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
