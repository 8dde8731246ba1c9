//! The folder for built tools, which all clones of the repository share.
//!
//! Its entries are keyed by name and version, so it affects only the time of builds.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::progress::Step;
use crate::project::env_path;

/// The environment variable that sets the folder.
const VARIABLE: &str = "OKTA_IDX_TOOLS";

/// `$OKTA_IDX_TOOLS`, or a folder of this project in the user's cache folder.
pub fn folder() -> Result<PathBuf> {
    if let Some(folder) = env_path(VARIABLE) {
        // Commands run in different folders, so a relative path is resolved here.
        return Ok(env::current_dir()?.join(folder));
    }
    let caches = env_path("XDG_CACHE_HOME").or_else(|| Some(env_path("HOME")?.join(".cache")));
    match caches {
        Some(caches) if caches.is_absolute() => Ok(caches.join("okta-idx-wasm")),
        _ => bail!("no folder for tools: set {VARIABLE}, $XDG_CACHE_HOME or $HOME"),
    }
}

/// Locks the folder for this process, waiting for another installation to end. The lock is released when the value is
/// dropped or the process ends for any reason.
pub fn lock(step: &mut Step) -> Result<File> {
    let folder = folder()?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        step.announce("waiting for another installation to end");
        file.lock()
            .with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}
