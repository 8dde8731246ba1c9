//! Process groups: how a child is ended with everything that it started.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// What a group gets to clean up between being asked to end and being killed.
pub const GRACE: Duration = Duration::from_secs(3);

/// How often it is looked at in that time.
const POLL: Duration = Duration::from_millis(10);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// On Ctrl-C, SIGTERM or SIGHUP ends every running child, then xtask.
pub fn stop_all_when_interrupted() -> Result<()> {
    ctrlc::set_handler(|| {
        // Held until the exit: no child can be started meanwhile, and no other thread reports that one was stopped.
        let groups = groups();
        groups.iter().for_each(|id| end(*id));
        std::process::exit(130);
    })
    .context("cannot listen for Ctrl-C")
}

/// A child's process group. It has ended when this is dropped.
pub struct Group(i32);

impl Group {
    /// Starts the command as the leader of a group. The caller has to wait for the child, as it counts as running until then.
    pub fn start(command: &mut Command) -> Result<(Self, Child)> {
        let mut groups = groups();
        let child = command.process_group(0).spawn()?;
        let id = i32::try_from(child.id()).context("a process id that is no process id")?;
        groups.insert(id);
        Ok((Self(id), child))
    }

    /// Asks what is left of the group to end, and kills what does not.
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
    // An error says that the group has ended by now.
    let mut left = killpg(group, Signal::SIGTERM);
    while left.is_ok() && Instant::now() < deadline {
        thread::sleep(POLL);
        left = killpg(group, None);
    }
    if left.is_ok() {
        let _ = killpg(group, Signal::SIGKILL);
    }
}
