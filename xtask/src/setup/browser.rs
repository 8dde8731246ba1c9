//! The browsers and their drivers: the installed ones, or Debian's packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, anyhow, bail};
use nix::unistd::Uid;

use crate::process::Run;
use crate::progress::Step;
use crate::project::env_path;

/// A program of a browser.
#[derive(PartialEq, Debug)]
pub struct Program {
    pub name: &'static str,
    /// The environment variable that names it.
    variable: &'static str,
    /// Its names on `$PATH`, and other paths.
    commands: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

/// The first browser.
pub const CHROMIUM: Program = Program {
    name: "Chromium",
    variable: "CHROME",
    commands: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    package: "chromium",
};

/// Its driver.
pub const CHROMEDRIVER: Program = Program {
    name: "chromedriver",
    variable: "CHROMEDRIVER",
    commands: &["chromedriver"],
    package: "chromium-driver",
};

/// The second browser. Its driver is built from its crate.
pub const FIREFOX: Program = Program {
    name: "Firefox",
    variable: "FIREFOX",
    commands: &[
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    package: "firefox-esr",
};

/// The driver of the third browser, which comes with it.
pub const WEBKITDRIVER: Program = Program {
    name: "WebKitGTK's driver",
    variable: "WEBKITDRIVER",
    commands: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The virtual display of the third browser.
pub const XVFB: Program = Program {
    name: "Xvfb",
    variable: "XVFB",
    commands: &["Xvfb"],
    package: "xvfb",
};

/// Whether this process has updated the list of Debian's packages.
static UPDATED: OnceLock<()> = OnceLock::new();

impl Program {
    /// Finds the program, or installs Debian's package if possible.
    pub fn ensure(&self, step: &mut Step) -> Result<String> {
        if let Some(path) = self.find()? {
            return Ok(path.display().to_string());
        }
        if !(is_debian() && Uid::effective().is_root()) {
            bail!(self.missing());
        }
        step.announce("installing Debian's");
        let mut apt = |args: &[&str]| {
            Run::new("apt-get")
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .watch(|line| step.now(line))
        };
        if UPDATED.get().is_none() {
            apt(&["update"])?;
            let _ = UPDATED.set(());
        }
        let install = ["install", "--yes", "--no-install-recommends"];
        apt(&[&install[..], &[self.package]].concat())?;
        Ok(format!("installed, {}", self.path()?.display()))
    }

    /// The path of the program.
    pub fn path(&self) -> Result<PathBuf> {
        self.find()?.ok_or_else(|| anyhow!(self.missing()))
    }

    fn find(&self) -> Result<Option<PathBuf>> {
        if let Some(path) = env_path(self.variable) {
            if !path.is_file() {
                bail!(
                    "${} is {}, where there is no file",
                    self.variable,
                    path.display()
                );
            }
            return Ok(Some(path));
        }
        Ok(self
            .commands
            .iter()
            .find_map(|command| which::which(command).ok()))
    }

    fn missing(&self) -> String {
        format!(
            "no {} found: install it (Debian's package {}) or set ${} to its path",
            self.name, self.package, self.variable
        )
    }
}

fn is_debian() -> bool {
    fs::read_to_string(Path::new("/etc/os-release")).is_ok_and(|release| names_debian(&release))
}

/// Whether this `os-release` is Debian's. Derived distributions do not have these packages.
fn names_debian(release: &str) -> bool {
    release
        .lines()
        .any(|line| matches!(line.trim(), "ID=debian" | "ID=\"debian\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_has_these_packages() {
        assert!(names_debian("NAME=\"Debian\"\nID=debian\n"));
        assert!(!names_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }

    #[test]
    fn what_is_missing_is_said_in_one_line() {
        let line = CHROMEDRIVER.missing();
        assert!(
            line.contains("chromium-driver")
                && line.contains("$CHROMEDRIVER")
                && !line.contains('\n')
        );
    }
}
