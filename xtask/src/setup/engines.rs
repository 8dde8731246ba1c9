//! The browsers in which the tests and the demo run, each with a different engine.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Piece;
use super::browser::{CHROMEDRIVER, CHROMIUM, FIREFOX, WEBKITDRIVER, XVFB};
use super::cargo_tools::GECKODRIVER;
use crate::process::{Run, Service};
use crate::project::Project;

/// The time limit for the virtual display to start.
const READY: Duration = Duration::from_secs(30);

/// A browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox, preferably the ESR.
    Firefox,
    /// `WebKitGTK`'s MiniBrowser, on a virtual display.
    Webkit,
}

impl Engine {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Chromium, Self::Firefox, Self::Webkit];

    /// What starts it and controls it, for playwright-core or WebDriver.
    pub fn pieces(self) -> &'static [Piece] {
        match self {
            Self::Chromium => &[Piece::Program(&CHROMIUM)],
            Self::Firefox => &[Piece::Program(&FIREFOX), Piece::Tool(&GECKODRIVER)],
            Self::Webkit => &[Piece::Program(&WEBKITDRIVER), Piece::Program(&XVFB)],
        }
    }

    /// What WebDriver needs: in Chromium, playwright-core does without a driver.
    pub fn driven_pieces(self) -> &'static [Piece] {
        match self {
            Self::Chromium => &[Piece::Program(&CHROMIUM), Piece::Program(&CHROMEDRIVER)],
            Self::Firefox | Self::Webkit => self.pieces(),
        }
    }

    /// Its display name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKit",
        }
    }

    /// Passes the paths of the browser and its driver to a suite in JavaScript.
    pub fn for_scripts(self, project: &Project, run: Run) -> Result<Run> {
        Ok(match self {
            Self::Chromium => {
                let run = run
                    .env("ENGINE", "chromium")
                    .env("CHROME", CHROMIUM.path()?);
                // Needed only by the demo's smoke tests.
                match CHROMEDRIVER.path() {
                    Ok(driver) => run.env("CHROMEDRIVER", driver),
                    Err(_) => run,
                }
            }
            Self::Firefox => run
                .env("ENGINE", "firefox")
                .env("FIREFOX", FIREFOX.path()?)
                .env("GECKODRIVER", GECKODRIVER.path(project)?),
            Self::Webkit => run
                .env("ENGINE", "webkit")
                .env("WEBKITDRIVER", WEBKITDRIVER.path()?),
        })
    }

    /// Sets the driver of `wasm-pack test`. `WebKitGTK`'s driver is compatible with Safari's.
    pub fn for_tests(self, project: &Project, run: Run) -> Result<Run> {
        let (browser, option, driver) = match self {
            Self::Chromium => ("--chrome", "--chromedriver", CHROMEDRIVER.path()?),
            Self::Firefox => ("--firefox", "--geckodriver", GECKODRIVER.path(project)?),
            Self::Webkit => ("--safari", "--safaridriver", WEBKITDRIVER.path()?),
        };
        // The runner uses the first driver that the environment names.
        let known = [
            "GECKODRIVER",
            "SAFARIDRIVER",
            "CHROMEDRIVER",
            "MSEDGEDRIVER",
        ];
        let run = known.iter().fold(run, |run, name| {
            run.without_env(name).without_env(&format!("{name}_REMOTE"))
        });
        Ok(run.args([browser, option]).arg(driver))
    }

    /// The key of the browser's options in the drivers' settings, and the browser to start. `WebKitGTK`'s driver starts
    /// the browser that it was built with.
    pub fn options(self) -> Result<Option<(&'static str, String)>> {
        let (key, program) = match self {
            Self::Chromium => ("goog:chromeOptions", CHROMIUM),
            Self::Firefox => ("moz:firefoxOptions", FIREFOX),
            Self::Webkit => return Ok(None),
        };
        Ok(Some((key, program.path()?.display().to_string())))
    }

    /// The virtual display for the browser that has no headless mode.
    pub fn screen(self) -> Result<Option<Screen>> {
        match self {
            Self::Chromium | Self::Firefox => Ok(None),
            Self::Webkit => Screen::start().map(Some),
        }
    }
}

/// A virtual display. It ends when this value is dropped.
pub struct Screen {
    display: String,
    _server: Service,
}

impl Screen {
    /// The server chooses a free number and prints it, so that several displays can run at the same time.
    fn start() -> Result<Self> {
        let mut server = Run::new(XVFB.path()?)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24"])
            .args(["-nolisten", "tcp"])
            .start(Stdio::null())?;
        let number = server
            .first_line(READY)
            .context("the virtual display did not start")?;
        Ok(Self {
            display: format!(":{}", number.trim()),
            _server: server,
        })
    }

    /// Makes the command use this display instead of an existing desktop.
    pub fn shows(&self, run: Run) -> Run {
        run.env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .without_env("WAYLAND_DISPLAY")
    }
}
