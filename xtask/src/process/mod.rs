//! Child processes. Each leads its own process group, has a time limit, and ends with xtask at the latest.

mod group;
mod service;

use std::env;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use self::group::GRACE;
use self::service::Event;

pub use self::group::stop_all_when_interrupted;
pub use self::service::Service;

/// The default time limit of a command. A command that exceeds it is assumed to hang.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// A command to run, without standard input and in its own process group.
pub struct Run {
    command: Command,
    limit: Duration,
}

/// How a command ended.
pub struct Finished {
    /// Its exit status.
    pub status: ExitStatus,
    /// Its standard output, if that was read.
    pub stdout: String,
}

impl Run {
    /// A command that runs the program with this name or path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            command: Command::new(program),
            limit: LIMIT,
        }
    }

    /// The `cargo` that runs xtask.
    pub fn cargo() -> Self {
        Self::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes an environment variable.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Sets the working directory.
    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Sets the time limit, instead of a quarter of an hour.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Runs it with inherited output. An error unless it succeeds.
    pub fn live(self) -> Result<()> {
        let name = self.name();
        let finished = self.supervise(Stdio::inherit(), Stdio::inherit(), |_| {})?;
        finished.ok(&name)
    }

    /// Runs it with inherited output, and also captures standard output.
    pub fn tee(self) -> Result<Finished> {
        self.supervise(Stdio::piped(), Stdio::inherit(), |line| {
            println!("{line}");
        })
    }

    /// Runs it silently and returns its standard output. The error of a failure contains its output.
    pub fn read(self) -> Result<String> {
        self.watch(|_| {})
    }

    /// Runs it silently, calls `on_line` with every line as it arrives, and returns its standard output. The error of a
    /// failure contains its output.
    pub fn watch(self, mut on_line: impl FnMut(&str)) -> Result<String> {
        let name = self.name();
        let mut said = String::new();
        let finished = self.supervise(Stdio::piped(), Stdio::piped(), |line| {
            on_line(line);
            said.push_str("  ");
            said.push_str(line);
            said.push('\n');
        })?;
        finished
            .ok(&name)
            .map_err(|error| anyhow!("{error}. It said:\n{}", said.trim_end()))?;
        Ok(finished.stdout)
    }

    /// Starts it as a service, which ends when the value is dropped. Its standard output can be read.
    pub fn start(self, stderr: Stdio) -> Result<Service> {
        self.spawn(Stdio::piped(), stderr)
    }

    fn name(&self) -> String {
        let program = Path::new(self.command.get_program());
        let stem = program
            .file_name()
            .unwrap_or(program.as_os_str())
            .to_string_lossy()
            .into_owned();
        let first = self.command.get_args().next().map(OsStr::to_string_lossy);
        match first {
            Some(first) if !first.starts_with('-') && !first.contains('/') => {
                format!("`{stem} {first}`")
            }
            _ => format!("`{stem}`"),
        }
    }

    fn spawn(mut self, stdout: Stdio, stderr: Stdio) -> Result<Service> {
        // Earlier output must be printed before that of the child.
        std::io::stdout().flush()?;
        let name = self.name();
        self.command.stdin(Stdio::null());
        self.command.stdout(stdout).stderr(stderr);
        Service::start(self.command, name)
    }

    fn supervise(
        self,
        stdout: Stdio,
        stderr: Stdio,
        mut on_line: impl FnMut(&str),
    ) -> Result<Finished> {
        let (name, limit) = (self.name(), self.limit);
        let child = self.spawn(stdout, stderr)?;
        let mut kept = String::new();
        let mut take = |event| match event {
            Event::Out(text) => {
                on_line(&text);
                kept.push_str(&text);
                kept.push('\n');
            }
            Event::Err(text) => on_line(&text),
            Event::Ended(_) => {}
        };
        let deadline = Instant::now() + limit;
        let mut status = None;
        while status.is_none() {
            let left = deadline.saturating_duration_since(Instant::now());
            match child.events.recv_timeout(left) {
                Ok(Event::Ended(ended)) => status = Some(ended?),
                Ok(line) => take(line),
                Err(_) => break,
            }
        }
        child.group.end();
        // Reads the remaining output. A process outside the group may keep the pipe open, so the wait is
        // limited.
        while let Ok(event) = child.events.recv_timeout(GRACE) {
            take(event);
        }
        let late = || {
            anyhow!(
                "{name} did not end within {} s, and was stopped",
                limit.as_secs()
            )
        };
        Ok(Finished {
            status: status.ok_or_else(late)?,
            stdout: kept,
        })
    }
}

impl Finished {
    fn ok(&self, name: &str) -> Result<()> {
        if self.status.success() {
            Ok(())
        } else {
            Err(anyhow!("{name} failed: {}", self.status))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use nix::sys::signal::kill;
    use nix::unistd::Pid;

    use super::*;

    fn sh(script: &str) -> Run {
        Run::new("sh").args(["-c", script])
    }

    /// Whether the process is gone, or waits for nothing but to be collected by its parent.
    fn ended(id: &str) -> bool {
        match fs::read_to_string(format!("/proc/{id}/stat")) {
            Ok(state) => state.contains(") Z "),
            Err(_) => kill(Pid::from_raw(id.parse().unwrap()), None).is_err(),
        }
    }

    #[test]
    fn reads_standard_output_only() {
        assert_eq!(
            sh("echo one; echo two >&2; printf three").read().unwrap(),
            "one\nthree\n"
        );
    }

    #[test]
    fn a_failure_tells_what_was_said() {
        let error = format!("{:#}", sh("echo why >&2; exit 3").read().unwrap_err());
        assert!(
            error.contains("why") && error.contains("exit status: 3"),
            "{error}"
        );
    }

    #[test]
    fn a_command_past_its_limit_is_stopped_with_all_it_started() {
        let run = sh("sleep 600 & echo $!; wait").limit(Duration::from_millis(200));
        let mut grandchild = String::new();
        let error = run.watch(|line| grandchild = line.to_owned()).unwrap_err();
        assert!(format!("{error:#}").contains("did not end"), "{error:#}");
        assert!((0..100).any(|_| {
            thread::sleep(Duration::from_millis(30));
            ended(&grandchild)
        }));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = format!("{:#}", Run::new("no-such-program").read().unwrap_err());
        assert!(error.contains("no-such-program"), "{error}");
    }

    #[test]
    fn a_service_ends_when_dropped() {
        let mut service = sh("echo $$; exec sleep 600")
            .start(Stdio::inherit())
            .unwrap();
        let id = service.first_line(GRACE).unwrap();
        assert!(!ended(&id));
        drop(service);
        assert!(ended(&id));
    }
}
