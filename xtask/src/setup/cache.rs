//! The folder where built tools are kept from one clone to the next.
//!
//! Its entries are keyed by name and version, so it only ever saves time.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::progress::Step;
use crate::project::env_path;

/// Sets the folder.
const VARIABLE: &str = "OKTA_IDX_TOOLS";

/// `$OKTA_IDX_TOOLS`, or a folder of the project's in the user's cache folder.
pub fn folder() -> Result<PathBuf> {
    if let Some(folder) = env_path(VARIABLE) {
        // Commands run in folders of their own, so a relative path is taken from here.
        return Ok(env::current_dir()?.join(folder));
    }
    let caches = env_path("XDG_CACHE_HOME").or_else(|| Some(env_path("HOME")?.join(".cache")));
    match caches {
        Some(caches) if caches.is_absolute() => Ok(caches.join("okta-idx-wasm")),
        _ => bail!(
            "no folder for tools: set {VARIABLE} to one, as there is no $XDG_CACHE_HOME and no $HOME"
        ),
    }
}

/// Takes the folder for this process, waiting for another one that installs. It is free again when the
/// value is dropped, or when this process ends however it ends.
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
