//! Prints one line for each step of a long command: its name, its progress and its duration.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// How often a running step prints a line if the output is not a terminal (for example, a log).
const HEARTBEAT: Duration = Duration::from_secs(20);

/// The numbered steps of a command.
pub struct Steps {
    title: &'static str,
    total: usize,
    done: usize,
}

/// The current step.
pub struct Step {
    label: String,
    bar: ProgressBar,
    started: Instant,
    now: Arc<Mutex<String>>,
    /// Ends the periodic output together with the step.
    _alive: Sender<()>,
}

impl Steps {
    /// Prepares for `total` steps of the command `title`.
    pub fn new(title: &'static str, total: usize) -> Self {
        Self {
            title,
            total,
            done: 0,
        }
    }

    /// Runs one step and prints its line. `work` returns a short result to print.
    pub fn run(
        &mut self,
        label: &str,
        work: impl FnOnce(&mut Step) -> Result<String>,
    ) -> Result<()> {
        self.done += 1;
        let label = format!("{} {}/{} {label}", self.title, self.done, self.total);
        let (outcome, took) = Step::watch(label.clone(), work);
        let how = outcome.as_deref().unwrap_or("failed");
        println!("{label}: {how} ({took})");
        outcome.map(drop)
    }
}

/// Runs one check and prints a line with its name, and its error if it failed. Returns whether it passed.
pub fn checked(name: &str, work: impl FnOnce(&mut Step) -> Result<()>) -> bool {
    let (outcome, took) = Step::watch(format!("check {name}"), work);
    match &outcome {
        Ok(()) => println!("ok     {name} ({took})"),
        Err(error) => println!("FAILED {name} ({took})\n{error:#}"),
    }
    outcome.is_ok()
}

impl Step {
    /// Shows progress while the step runs. Returns its outcome and its duration.
    fn watch<T>(label: String, work: impl FnOnce(&mut Self) -> T) -> (T, String) {
        let mut step = Self::start(label);
        let outcome = work(&mut step);
        step.bar.finish_and_clear();
        (outcome, seconds(step.started.elapsed()))
    }

    fn start(label: String) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {elapsed} {wide_msg}") {
            bar.set_style(style);
        }
        bar.set_prefix(label.clone());
        bar.enable_steady_tick(Duration::from_millis(200));
        let (started, now) = (Instant::now(), Arc::default());
        let (alive, ended) = channel();
        if bar.is_hidden() {
            heartbeat(label.clone(), started, Arc::clone(&now), ended);
        }
        Self {
            label,
            bar,
            started,
            now,
            _alive: alive,
        }
    }

    /// Announces a slow part of the step.
    pub fn announce(&mut self, what: &str) {
        self.bar.suspend(|| println!("{}: {what} …", self.label));
    }

    /// Shows the current activity of the step.
    pub fn now(&mut self, what: &str) {
        let what = what.trim().to_owned();
        self.bar.set_message(what.clone());
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }
}

/// Periodically prints the current activity of the step until it ends.
fn heartbeat(label: String, started: Instant, now: Arc<Mutex<String>>, ended: Receiver<()>) {
    thread::spawn(move || {
        while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(HEARTBEAT) {
            let now = now.lock().unwrap_or_else(PoisonError::into_inner).clone();
            println!("{label}: {} {now}", seconds(started.elapsed()));
        }
    });
}

/// A duration in readable form: seconds with one decimal, or minutes and seconds.
pub fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        whole @ 60.. => format!("{} min {} s", whole / 60, whole % 60),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_keeps_its_error() {
        let mut steps = Steps::new("test", 2);
        assert!(steps.run("good", |_| Ok("done".into())).is_ok());
        let error = steps.run("bad", |_| anyhow::bail!("why")).unwrap_err();
        assert_eq!(error.to_string(), "why");
    }

    #[test]
    fn a_check_passes_or_fails() {
        assert!(checked("good", |_| Ok(())));
        assert!(!checked("bad", |_| anyhow::bail!("why")));
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 5 s");
    }
}
