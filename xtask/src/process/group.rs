//! Process groups: how a child is ended with everything that it started.

use std::collections::BTreeSet;
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// What a group gets to clean up between being asked to end and being killed.
pub const GRACE: Duration = Duration::from_secs(3);

/// How often a running child is looked at.
pub const POLL: Duration = Duration::from_millis(30);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// On Ctrl-C, SIGTERM or SIGHUP ends every running child, then xtask.
pub fn stop_all_when_interrupted() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        let groups = GROUPS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for group in groups.into_iter().map(Group) {
            group.end(|| {});
        }
        std::process::exit(130);
    })
    .context("cannot listen for Ctrl-C")
}

/// Once interrupted, the handler ends the children and xtask: nobody else has anything to say.
pub fn park_when_interrupted() {
    while INTERRUPTED.load(Ordering::SeqCst) {
        thread::sleep(POLL);
    }
}

/// A child's process group, known to the interrupt handler while this lives.
pub struct Group(i32);

impl Group {
    pub fn register(child: &Child) -> Result<Self> {
        let id = i32::try_from(child.id()).context("a process id that is no process id")?;
        GROUPS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id);
        Ok(Self(id))
    }

    /// Asks what is left of the group to end, and kills what does not. `reap` collects the leader.
    pub fn end(&self, mut reap: impl FnMut()) {
        let group = Pid::from_raw(self.0);
        if killpg(group, Signal::SIGTERM).is_err() {
            return;
        }
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline {
            reap();
            if killpg(group, None).is_err() {
                return;
            }
            thread::sleep(POLL);
        }
        // An error says that the group has ended by now, which is all that is wanted.
        let _ = killpg(group, Signal::SIGKILL);
        thread::sleep(POLL);
        reap();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        GROUPS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.0);
    }
}
