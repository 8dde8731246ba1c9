//! What the suites `conformance` and `demo` still start the demo by. It goes with them: their tests start an org of their own.

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{READY, addresses, compile_mock_org};
use crate::files;
use crate::process::{Finished, Run, Service};
use crate::project::{CRATE, Project};
use crate::setup::Engine;

/// Where the mock org logs each step of a sign-in.
#[derive(Clone, Copy)]
pub enum Log {
    /// Beside the report of a smoke run: target/mock-org.log.
    File,
}

impl Log {
    fn open(self, project: &Project) -> Result<Stdio> {
        match self {
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
    _service: Service,
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
        Ok(Self {
            _service: service,
            org,
            page,
        })
    }

    /// Where the mock org listens.
    pub fn org(&self) -> &str {
        &self.org
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
