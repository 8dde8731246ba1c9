//! Runs `tests/browser/` in a headless browser, with wasm-pack.

use std::env;
use std::ffi::OsString;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use super::Session;
use super::count::{self, Tally};
use crate::files;
use crate::project::{Project, WASM_TARGET};
use crate::setup::{Engine, WASM_BINDGEN, WASM_PACK};

/// The cores to test: the one that is compiled with the tests, and the JavaScript core of a built `pkg/`.
const CORES: &[&[&str]] = &[&[], &["--features", "js-core"]];

/// The time limit for one core. A run takes about ten seconds.
const LIMIT: Duration = Duration::from_secs(3 * 60);

/// More than the initial number of threads of the runner's server.
const THREADS: usize = 8;

/// Runs the Rust tests of the boundary in a page, on both cores.
pub fn run(session: &Session, engine: Engine) -> Result<Tally> {
    let project = session.project;
    session.build()?;
    // The runner's server does not support .mjs, so the copy has another name. It is inside the repository, where
    // tests/browser expects it.
    let copy = project.root.join("target").join("js-core.js");
    files::copy(&project.pkg().join("js-core.mjs"), &copy)?;
    let mut sum = Tally::default();
    for core in CORES {
        // Compiled first, so that the time limit does not include it.
        project
            .cargo()
            .args(["build", "--locked", "--target", WASM_TARGET])
            .args(["--test", "browser"])
            .args(*core)
            .live()?;
        sum = sum
            + match load(project, engine, core) {
                Ok(tally) if tally != Tally::FAILURE => tally,
                outcome => {
                    println!("browser: {outcome:?}; retrying, as the page may not have loaded");
                    load(project, engine, core)?
                }
            };
    }
    Ok(sum)
}

fn load(project: &Project, engine: Engine, core: &[&str]) -> Result<Tally> {
    let webdriver = project.target.join("webdriver.json");
    let settings = files::read(&project.root.join("webdriver.json"))?;
    files::write(&webdriver, &settings_for(&settings, engine.options()?)?)?;
    let address = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|free| free.local_addr())
        .context("there is no free port")?;
    let run = WASM_PACK
        .run(project)?
        .args(["test", "--mode", "no-install", "--headless"]);
    let run = engine
        .for_tests(project, run)?
        .args(["--", "--test", "browser"])
        .args(core)
        .env("PATH", path_with_runner(project)?)
        .env("WASM_BINDGEN_TEST_ADDRESS", address.to_string())
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &webdriver)
        .limit(LIMIT);
    let _busy = keep_threads_busy(address);
    let finished = match engine.screen()? {
        Some(screen) => screen.shows(run).tee()?,
        None => run.tee()?,
    };
    Ok(count::libtest(&finished.stdout).with_success(finished.status.success()))
}

/// `$PATH` with the pinned test runner, so that wasm-pack downloads nothing.
fn path_with_runner(project: &Project) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(
        [WASM_BINDGEN.bin(project)?]
            .into_iter()
            .chain(env::split_paths(&path)),
    )
    .context("the folder of the tools has a name that cannot be used in $PATH")
}

/// Keeps connections to the runner's server open until the result is dropped.
///
/// The server (tiny_http 0.12) starts with four threads, one for each connection. It queues a connection while a thread
/// seems idle, even if that thread was just woken for another connection. A browser opens six connections at once, so
/// some of them may wait forever: every second page never loads. When those four threads are busy, each further
/// connection gets its own thread.
fn keep_threads_busy(address: SocketAddr) -> Sender<()> {
    let (alive, ended) = channel();
    thread::spawn(move || {
        let mut held = Vec::new();
        while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(Duration::from_millis(10)) {
            if held.len() < THREADS {
                held.extend(TcpStream::connect(address));
            }
        }
    });
    alive
}

/// The driver settings of one browser, with the program to start.
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
    use std::io::Read;

    use super::*;

    #[test]
    fn connections_are_held_until_the_end() {
        let server = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let busy = keep_threads_busy(server.local_addr().unwrap());
        let mut held: Vec<TcpStream> = (0..THREADS).map(|_| server.accept().unwrap().0).collect();
        for connection in &mut held {
            connection.set_nonblocking(true).unwrap();
            assert!(connection.read(&mut [0; 16]).is_err());
            connection.set_nonblocking(false).unwrap();
        }
        drop(busy);
        for mut connection in held {
            assert_eq!(connection.read(&mut [0; 16]).unwrap(), 0);
        }
    }

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
