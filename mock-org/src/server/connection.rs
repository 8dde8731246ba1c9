//! Connections that a request can break.

use std::{
    io,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    extract::connect_info::Connected,
    serve::{IncomingStream, Listener},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    time::{Sleep, sleep},
};

/// How long a client has to read what came before the break. A reset may take with it what was not read.
const PAUSE: Duration = Duration::from_millis(50);

/// Where a connection breaks.
#[derive(Debug, Clone, Copy)]
pub enum Cut {
    /// Before anything of the answer is sent.
    BeforeAll,
    /// After the head and so many bytes of the body.
    Within {
        /// Bytes of the body that still arrive.
        body: usize,
        /// By a reset, instead of an orderly end.
        reset: bool,
    },
}

/// A connection, as a request knows it.
#[derive(Debug, Clone, Default)]
pub struct Connection(Arc<Mutex<Option<Cut>>>);

impl Connection {
    /// Breaks the connection while the answer of this request is sent.
    pub fn cut(&self, cut: Cut) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(cut);
    }

    fn planned(&self) -> Option<Cut> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connected<IncomingStream<'_, BreakableListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, BreakableListener>) -> Self {
        stream.remote_addr().clone()
    }
}

/// Listens for connections that can be broken.
#[derive(Debug)]
pub struct BreakableListener(pub TcpListener);

impl Listener for BreakableListener {
    type Io = BreakableStream;
    type Addr = Connection;

    async fn accept(&mut self) -> (BreakableStream, Connection) {
        let (stream, _) = Listener::accept(&mut self.0).await;
        let connection = Connection::default();
        let stream = BreakableStream {
            stream,
            connection: connection.clone(),
            left: None,
            pause: None,
        };
        (stream, connection)
    }

    fn local_addr(&self) -> io::Result<Connection> {
        Ok(Connection::default())
    }
}

/// A connection, as the server writes to it.
#[derive(Debug)]
pub struct BreakableStream {
    stream: TcpStream,
    connection: Connection,
    /// Bytes that may still be sent, once a cut is planned.
    left: Option<usize>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl BreakableStream {
    fn break_off(&mut self, cut: Cut, cx: &mut Context<'_>) -> Poll<io::Error> {
        if let Cut::Within { reset, .. } = cut {
            let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(PAUSE)));
            ready!(pause.as_mut().poll(cx));
            if reset && let Err(e) = self.stream.set_zero_linger() {
                return Poll::Ready(e);
            }
        }
        Poll::Ready(io::ErrorKind::ConnectionAborted.into())
    }
}

impl AsyncWrite for BreakableStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        let Some(cut) = this.connection.planned() else {
            return Pin::new(&mut this.stream).poll_write(cx, bytes);
        };
        let left = *this.left.get_or_insert_with(|| match cut {
            Cut::BeforeAll => 0,
            Cut::Within { body, .. } => head_length(bytes) + body,
        });
        if left == 0 {
            return this.break_off(cut, cx).map(Err);
        }
        let allowed = bytes.get(..left).unwrap_or(bytes);
        let sent = ready!(Pin::new(&mut this.stream).poll_write(cx, allowed))?;
        this.left = Some(left.saturating_sub(sent));
        Poll::Ready(Ok(sent))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The head of an answer is written in one go.
fn head_length(bytes: &[u8]) -> usize {
    const END: &[u8] = b"\r\n\r\n";
    bytes
        .windows(END.len())
        .position(|window| window == END)
        .map_or(0, |at| at + END.len())
}

impl AsyncRead for BreakableStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}
