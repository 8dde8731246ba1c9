//! `tests/*.rs` in a headless browser, by wasm-pack.

use std::env;
use std::ffi::OsString;
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use super::Session;
use super::count::{self, Tally};
use super::warm::Warm;
use crate::files;
use crate::project::Project;
use crate::setup::{Engine, Piece, WASM_BINDGEN, WASM_PACK};

/// The tools that run them in any browser.
pub const PIECES: &[Piece] = &[Piece::WasmPack];

/// The cores that they run on: the one they are compiled with, and the one in JavaScript of a built `pkg/`.
const CORES: &[&[&str]] = &[&[], &["--features", "js-core"]];

/// How long running one compiled file of tests may take. It takes some five seconds.
const LIMIT: Duration = Duration::from_secs(90);

/// How often a page of tests is loaded before its not loading is a failure.
const ATTEMPTS: u32 = 4;

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
    let files = test_files(session.project)?;
    let mut sum = Tally::default();
    for core in CORES {
        compile(session.project, core, &files)?;
        for file in &files {
            sum = sum + run_file(session.project, engine, core, file)?;
        }
    }
    Ok(sum)
}

/// The integration tests, by name.
fn test_files(project: &Project) -> Result<Vec<String>> {
    let mut names: Vec<String> = files::list(&project.root.join("tests"))?
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Now and then a page never loads, for all that [`Warm`] does. No test has failed then, and it is loaded
/// anew; a test that fails is a failure at once.
fn run_file(project: &Project, engine: Engine, core: &[&str], file: &str) -> Result<Tally> {
    for _ in 1..ATTEMPTS {
        match start_on(project, engine, core, file) {
            Ok((tally, status)) if status.success() || tally.failed > 0 => return Ok(tally),
            Ok((_, status)) => println!("browser: {status}, and no test failed; once more"),
            Err(error) => println!("browser: {error:#}; once more"),
        }
    }
    let (tally, status) = start_on(project, engine, core, file)?;
    Ok(tally.with_success(status.success()))
}

/// Compiles the tests before any clock runs.
fn compile(project: &Project, core: &[&str], files: &[String]) -> Result<()> {
    project
        .cargo()
        .args(["build", "--locked", "--target", "wasm32-unknown-unknown"])
        .args(files.iter().flat_map(|file| ["--test", file]))
        .args(core)
        .live()
}

fn start_on(
    project: &Project,
    engine: Engine,
    core: &[&str],
    file: &str,
) -> Result<(Tally, ExitStatus)> {
    let webdriver = project.target.join("webdriver.json");
    let settings = files::read(&project.root.join("webdriver.json"))?;
    files::write(&webdriver, &settings_for(&settings, engine.options()?)?)?;
    let run = WASM_PACK
        .run(project)?
        .args(["test", "--mode", "no-install", "--headless"]);
    let mut run = engine
        .for_tests(project, run)?
        .args(["--", "--test", file])
        .args(core)
        .env("PATH", path_with_tools(project)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &webdriver)
        .limit(LIMIT);
    for driver in DRIVERS {
        run = run
            .without_env(driver)
            .without_env(&format!("{driver}_REMOTE"));
    }
    let warm = Warm::up()?;
    run = run.env("WASM_BINDGEN_TEST_ADDRESS", warm.address().to_string());
    let finished = match engine.screen()? {
        Some(screen) => screen.shows(run).tee()?,
        None => run.tee()?,
    };
    Ok((count::libtest(&finished.stdout), finished.status))
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
