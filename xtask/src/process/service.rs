//! Child processes that run in parallel with xtask.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::group::Group;

/// An event of a child.
pub(super) enum Event {
    /// It wrote a line to standard output.
    Out(String),
    /// It wrote a line to standard error.
    Err(String),
    Ended(io::Result<ExitStatus>),
}

/// A child that runs in parallel with xtask until this value is dropped.
pub struct Service {
    name: String,
    pub(super) group: Group,
    pub(super) events: Receiver<Event>,
}

impl Service {
    pub(super) fn start(mut command: Command, name: String) -> Result<Self> {
        let (group, mut child) = Group::start(&mut command)
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let (sender, events) = channel();
        forward(child.stdout.take(), &sender, Event::Out);
        forward(child.stderr.take(), &sender, Event::Err);
        thread::spawn(move || sender.send(Event::Ended(child.wait())));
        Ok(Self {
            name,
            group,
            events,
        })
    }

    /// The first line it writes.
    pub fn first_line(&mut self, limit: Duration) -> Result<String> {
        let name = &self.name;
        match self.events.recv_timeout(limit) {
            Ok(Event::Out(text) | Event::Err(text)) => Ok(text),
            Err(RecvTimeoutError::Timeout) => {
                bail!("{name} wrote nothing within {} s", limit.as_secs())
            }
            Ok(Event::Ended(_)) | Err(RecvTimeoutError::Disconnected) => {
                bail!("{name} ended before it was ready")
            }
        }
    }

    /// Prints its standard output until Ctrl-C, and with `log` its standard error. An error if the service ends by
    /// itself; it has the last line of standard error.
    pub fn wait(&mut self, log: bool) -> Result<()> {
        let mut last = String::new();
        for event in &self.events {
            match event {
                Event::Out(text) => println!("{text}"),
                Event::Err(text) if log => println!("{text}"),
                Event::Err(text) => last = text,
                Event::Ended(status) => {
                    bail!("{} ended by itself: {}. {last}", self.name, status?)
                }
            }
        }
        Ok(())
    }
}

/// Forwards the lines of the stream until it ends. Invalid UTF-8 is replaced.
fn forward(
    stream: Option<impl Read + Send + 'static>,
    events: &Sender<Event>,
    wrap: fn(String) -> Event,
) {
    let (Some(stream), events) = (stream, events.clone()) else {
        return;
    };
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line);
            let line = wrap(text.trim_end_matches('\r').to_owned());
            if events.send(line).is_err() {
                return;
            }
        }
    });
}
