//! Process groups: they end a child together with all processes that it started.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// The time between SIGTERM and SIGKILL, in which a group can clean up.
pub const GRACE: Duration = Duration::from_secs(3);

/// The polling interval in that time.
const POLL: Duration = Duration::from_millis(10);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// On Ctrl-C, SIGTERM or SIGHUP ends every running child, then xtask.
pub fn stop_all_when_interrupted() -> Result<()> {
    ctrlc::set_handler(|| {
        // The lock is held until exit, so that no child is started and no stopped child is reported.
        let groups = groups();
        groups.iter().for_each(|id| end(*id));
        std::process::exit(130);
    })
    .context("cannot listen for Ctrl-C")
}

/// A child's process group. It has ended when this is dropped.
pub struct Group(i32);

impl Group {
    /// Starts the command as the leader of a group. The caller must wait for the child; until then, it counts as
    /// running.
    pub fn start(command: &mut Command) -> Result<(Self, Child)> {
        let mut groups = groups();
        let child = command.process_group(0).spawn()?;
        let id = i32::try_from(child.id()).context("the process id is out of range")?;
        groups.insert(id);
        Ok((Self(id), child))
    }

    /// Asks the remaining processes of the group to end, and kills those that do not.
    pub fn end(&self) {
        end(self.0);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
        groups().remove(&self.0);
    }
}

fn end(id: i32) {
    let group = Pid::from_raw(id);
    let deadline = Instant::now() + GRACE;
    // An error means that the group has ended.
    let mut left = killpg(group, Signal::SIGTERM);
    while left.is_ok() && Instant::now() < deadline {
        thread::sleep(POLL);
        left = killpg(group, None);
    }
    if left.is_ok() {
        let _ = killpg(group, Signal::SIGKILL);
    }
}
