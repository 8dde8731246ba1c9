//! Children that run beside xtask.

use std::process::Child;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

use super::group::{Group, POLL, park_when_interrupted};
use super::lines::{Line, forward};

/// A child that runs beside xtask until this is dropped.
pub struct Service {
    child: Child,
    group: Group,
    name: String,
}

impl Service {
    pub(super) fn new(child: Child, name: String) -> Result<Self> {
        Ok(Self {
            group: Group::register(&child)?,
            child,
            name,
        })
    }

    /// The first line it writes; what it writes later is printed as it comes.
    pub fn first_line(&mut self, limit: Duration) -> Result<String> {
        let (sender, lines) = channel();
        forward(self.child.stdout.take(), sender, Line::Out);
        let first = match lines.recv_timeout(limit) {
            Ok(Line::Out(text) | Line::Err(text)) => text,
            Err(RecvTimeoutError::Timeout) => {
                bail!("{} wrote nothing within {} s", self.name, limit.as_secs())
            }
            Err(RecvTimeoutError::Disconnected) => bail!("{} ended before it was ready", self.name),
        };
        thread::spawn(move || {
            for Line::Out(text) | Line::Err(text) in lines {
                println!("{text}");
            }
        });
        Ok(first)
    }

    /// Waits for Ctrl-C. An error when the service ends by itself.
    pub fn wait(&mut self) -> Result<()> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                park_when_interrupted();
                bail!("{} ended by itself: {status}", self.name);
            }
            thread::sleep(POLL);
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let child = &mut self.child;
        self.group.end(|| drop(child.try_wait()));
    }
}
