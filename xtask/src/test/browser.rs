//! `tests/*.rs` in a headless browser, by wasm-pack.

use std::env;
use std::ffi::OsString;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use super::Session;
use super::count::{self, Tally};
use crate::files;
use crate::project::Project;
use crate::setup::{Engine, Piece, WASM_BINDGEN, WASM_PACK};

/// The tools that run them in any browser.
pub const PIECES: &[Piece] = &[Piece::WasmPack];

/// The cores that they run on: the one they are compiled with, and the one in JavaScript of a built `pkg/`.
const CORES: &[&[&str]] = &[&[], &["--features", "js-core"]];

/// How long compiling the tests and running them may take.
const LIMIT: Duration = Duration::from_secs(6 * 60);

/// The drivers that the test runner knows: it takes the first one that the environment names.
const DRIVERS: &[&str] = &[
    "GECKODRIVER",
    "SAFARIDRIVER",
    "CHROMEDRIVER",
    "MSEDGEDRIVER",
];

/// Runs every integration test of the crate in a page, on either core. wasm-pack finds the pinned test
/// runner on the path and downloads nothing.
pub fn run(session: &Session, engine: Engine) -> Result<Tally> {
    session.build()?;
    // By another name: the runner's server does not know .mjs. Below the root, where tests/common names it.
    let root = &session.project.root;
    let core = root.join("target").join("js-core.js");
    files::copy(&session.project.pkg().join("js-core.mjs"), &core)?;
    CORES
        .iter()
        .map(|core| run_on(session.project, engine, core))
        .sum()
}

/// Now and then a browser never finishes starting, and its driver waits for it. No test has run then, and it
/// gets one more chance; a test that fails gets none.
fn run_on(project: &Project, engine: Engine, core: &[&str]) -> Result<Tally> {
    start_on(project, engine, core).or_else(|error| {
        println!("browser: {error:#}; once more");
        start_on(project, engine, core)
    })
}

fn start_on(project: &Project, engine: Engine, core: &[&str]) -> Result<Tally> {
    let webdriver = project.target.join("webdriver.json");
    let settings = files::read(&project.root.join("webdriver.json"))?;
    files::write(&webdriver, &settings_for(&settings, engine.options()?)?)?;
    let run = WASM_PACK
        .run(project)?
        .args(["test", "--mode", "no-install", "--headless"]);
    let mut run = engine
        .for_tests(project, run)?
        .args(["--", "--test", "*"])
        .args(core)
        .env("PATH", path_with_tools(project)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &webdriver)
        .limit(LIMIT);
    for driver in DRIVERS {
        run = run
            .without_env(driver)
            .without_env(&format!("{driver}_REMOTE"));
    }
    let finished = match engine.screen()? {
        Some(screen) => screen.shows(run).tee()?,
        None => run.tee()?,
    };
    Ok(count::libtest(&finished.stdout).with_success(finished.status.success()))
}

fn path_with_tools(project: &Project) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(
        [WASM_BINDGEN.bin(project)?]
            .into_iter()
            .chain(env::split_paths(&path)),
    )
    .context("the folder of the tools has a name that cannot stand in $PATH")
}

/// Of the repository's driver settings those of one browser, with the program to start.
fn settings_for(settings: &str, options: Option<(&str, String)>) -> Result<String> {
    let settings: Value = serde_json::from_str(settings).context("cannot read webdriver.json")?;
    let Some((key, browser)) = options else {
        return Ok("{}".into());
    };
    let mut options = settings
        .get(key)
        .and_then(Value::as_object)
        .cloned()
        .ok_or_else(|| anyhow!("webdriver.json has no {key}"))?;
    options.insert("binary".into(), json!(browser));
    Ok(json!({ key: options }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_joins_its_own_flags() {
        let settings = r#"{"one":{"args":["--a"]},"other":{"args":["--b"]}}"#;
        let made = settings_for(settings, Some(("one", "/bin/browser".into()))).unwrap();
        let made: Value = serde_json::from_str(&made).unwrap();
        assert_eq!(
            made,
            json!({"one": {"args": ["--a"], "binary": "/bin/browser"}})
        );
    }

    #[test]
    fn a_browser_without_options_has_no_settings() {
        assert_eq!(settings_for(r#"{"one":{}}"#, None).unwrap(), "{}");
    }

    #[test]
    fn settings_of_another_shape_are_an_error() {
        let options = || Some(("one", "/bin/browser".into()));
        assert!(settings_for("{}", options()).is_err());
        assert!(settings_for("[", options()).is_err());
    }
}
