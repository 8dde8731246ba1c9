//! What children write, line by line.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use super::GRACE;

/// A line of standard output or standard error, without its end.
pub enum Line {
    Out(String),
    Err(String),
}

/// Sends the stream's lines on until it ends. Bytes that are no UTF-8 are replaced.
pub fn forward(
    stream: Option<impl Read + Send + 'static>,
    lines: Sender<Line>,
    wrap: fn(String) -> Line,
) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line);
            if lines
                .send(wrap(text.trim_end_matches('\r').to_owned()))
                .is_err()
            {
                return;
            }
        }
    });
}

/// Takes the lines that were written before the end. A pipe that a grandchild still holds open is left.
pub fn drain(lines: &Receiver<Line>, take: &mut impl FnMut(Line)) {
    while let Ok(line) = lines.recv_timeout(GRACE) {
        take(line);
    }
}
