//! What no response can say: the host does it while it sends the response.

use axum::response::Response;

/// A fault of the connection. It comes as an extension of the response; a host that cannot do it sends the response as it
/// is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// Wait before anything is sent.
    Delay {
        /// Milliseconds.
        ms: u64,
    },
    /// Close the connection instead of sending anything.
    Drop,
    /// Reset the connection (RST) in the middle of the body.
    Reset,
    /// Close the connection in the middle of the body.
    Truncate,
}

impl Transport {
    /// Gives it to a response.
    pub(super) fn mark(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}
