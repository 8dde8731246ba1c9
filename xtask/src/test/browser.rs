//! `tests/*.rs` in headless Chromium, by wasm-pack.

use std::env;
use std::ffi::OsString;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use super::count::{self, Tally};
use crate::files;
use crate::project::Project;
use crate::setup::{self, Piece, WASM_BINDGEN, WASM_PACK};

/// The tools that run them.
pub const PIECES: &[Piece] = &[
    Piece::RustTarget,
    Piece::WasmBindgen,
    Piece::WasmPack,
    Piece::Chromium,
    Piece::Chromedriver,
];

/// Runs every integration test of the crate in a page. wasm-pack finds the pinned test runner on the path
/// and downloads nothing.
pub fn run(project: &Project) -> Result<Tally> {
    let webdriver = project.target.join("webdriver.json");
    let settings = files::read(&project.root.join("webdriver.json"))?;
    let settings = with_browser(&settings, &setup::chromium()?.display().to_string())?;
    files::write(&webdriver, &settings)?;
    let finished = WASM_PACK
        .run(project)?
        .args([
            "test",
            "--mode",
            "no-install",
            "--headless",
            "--chrome",
            "--chromedriver",
        ])
        .arg(setup::chromedriver()?)
        .args(["--", "--test", "*"])
        .env("PATH", path_with_tools(project)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &webdriver)
        .tee()?;
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

/// The repository's driver settings, with the browser to start.
fn with_browser(settings: &str, browser: &str) -> Result<String> {
    let mut settings: Value =
        serde_json::from_str(settings).context("cannot read webdriver.json")?;
    let options = settings
        .get_mut("goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .ok_or_else(|| anyhow!("webdriver.json has no goog:chromeOptions"))?;
    options.insert("binary".into(), json!(browser));
    Ok(settings.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_joins_the_flags() {
        let made =
            with_browser(r#"{"goog:chromeOptions":{"args":["--a"]}}"#, "/bin/browser").unwrap();
        let made: Value = serde_json::from_str(&made).unwrap();
        assert_eq!(
            made,
            json!({"goog:chromeOptions": {"args": ["--a"], "binary": "/bin/browser"}})
        );
    }

    #[test]
    fn settings_of_another_shape_are_an_error() {
        assert!(with_browser("{}", "/bin/browser").is_err());
        assert!(with_browser("[", "/bin/browser").is_err());
    }
}
