//! The package beside its peer: the same calls, the same answers, and the same results wanted.

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::demo::{Core, Demo, Log};
use crate::process::Run;
use crate::project::{CRATE, env_path};
use crate::setup;

/// Names a folder of recorded responses to compare on besides those in the repository.
const CORPUS: &str = "OKTA_IDX_CORPUS";

/// The entries of the package that are held to the peer: the core in WebAssembly, and in JavaScript.
const ENTRIES: &[&str] = &["", "/js"];

/// Runs `tests/conformance/run.mjs` on the installed tarball, entry by entry.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let root = &session.project.root;
    let demo = Demo::start(session.project, Core::WebAssembly, Log::File, 0, 0)?;
    let mut tallies = Vec::new();
    let nodes = setup::nodes(session.project)?;
    for (node, entry) in nodes
        .iter()
        .flat_map(|node| ENTRIES.iter().map(move |entry| (node, entry)))
    {
        println!("conformance of {CRATE}{entry} on {}", node.title);
        let run = Run::new(&node.program)
            .arg(root.join("tests").join("conformance").join("run.mjs"))
            .arg("--examples")
            .dir(root)
            .env("OKTA_IDX_PACKAGE", &installed.package)
            .env("OKTA_IDX_ENTRY", entry)
            .env("ORG_URL", demo.org())
            .env("CHROME", setup::chromium()?);
        let run = match env_path(CORPUS).filter(|corpus| corpus.is_dir()) {
            Some(corpus) => run.env(CORPUS, corpus),
            None => run.without_env(CORPUS),
        };
        tallies.push(count::closing(&run.tee()?)?);
    }
    Ok(tallies.into_iter().sum())
}
