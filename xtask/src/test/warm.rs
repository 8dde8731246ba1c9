//! Threads to spare in the server of wasm-bindgen's test runner.
//!
//! The server (tiny_http 0.12) begins with four threads, and holds one for each connection. It queues a
//! connection wherever a thread is waiting, even one that was just woken for another, so that of the six
//! connections which a browser opens at once some may wait for ever, and the page never loads. It keeps a
//! thread that ran out of work for five seconds: connections that come and go make it have enough of them.

use std::io::Read;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result};

/// More than a browser opens.
const THREADS: usize = 16;

/// How long an idle thread is left alone; less than the server's five seconds.
const PAUSE: Duration = Duration::from_millis(500);

/// Keeps the threads of one server, until it is dropped.
pub struct Warm {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    worker: Option<JoinHandle<()>>,
}

impl Warm {
    /// Looks for a free port, where the server is to listen.
    pub fn up() -> Result<Self> {
        let free = TcpListener::bind(("127.0.0.1", 0)).context("there is no free port")?;
        let address = free.local_addr()?;
        drop(free);
        let over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&over);
        Ok(Self {
            address,
            over,
            worker: Some(thread::spawn(move || keep(address, &told))),
        })
    }

    /// Where the server is to listen.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Warm {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// Has the server start its threads by as many connections at a time, then wakes each of them by turns.
fn keep(address: SocketAddr, over: &AtomicBool) {
    let mut started = false;
    while !over.load(Ordering::Relaxed) {
        if started {
            (0..THREADS).for_each(|_| touch(address));
        } else {
            let held: Vec<TcpStream> = (0..THREADS)
                .map_while(|_| {
                    let connection = TcpStream::connect(address).ok()?;
                    // Its thread is to be busy before the next one comes.
                    thread::sleep(Duration::from_millis(5));
                    Some(connection)
                })
                .collect();
            started = held.len() == THREADS;
        }
        thread::sleep(if started { PAUSE } else { PAUSE / 10 });
    }
}

/// Connects, says nothing, and waits until the server is done with it.
fn touch(address: SocketAddr) {
    let Ok(mut connection) = TcpStream::connect(address) else {
        return;
    };
    let _ = connection.shutdown(Shutdown::Write);
    let _ = connection.set_read_timeout(Some(PAUSE));
    let _ = connection.read(&mut [0; 16]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_connections_at_a_time_then_one_by_one() {
        let warm = Warm::up().unwrap();
        let server = TcpListener::bind(warm.address()).unwrap();
        let held: Vec<TcpStream> = (0..THREADS).map(|_| server.accept().unwrap().0).collect();
        drop(held);
        for _ in 0..THREADS {
            let (mut one, _) = server.accept().unwrap();
            assert_eq!(one.read(&mut [0; 16]).unwrap(), 0);
        }
    }
}
