//! How long to wait before the next request.

/// The headers of an answer that say it, as numbers. NaN stands for a header that is absent or is no such number.
#[derive(Debug, Clone, Copy)]
pub struct RetryHeaders {
    /// `Retry-After` (RFC 9110, section 10.2.3) as a number of seconds.
    pub after: f64,
    /// `Retry-After` as a date, in milliseconds since 1970.
    pub at: f64,
    /// Okta's `X-Rate-Limit-Reset`, in seconds since 1970.
    pub reset: f64,
    /// `Date`, the time of the server, in milliseconds since 1970.
    pub date: f64,
    /// The time of this machine, in milliseconds since 1970.
    pub now: f64,
}

impl RetryHeaders {
    /// The seconds to wait, by `Retry-After`, else by `X-Rate-Limit-Reset`; 0 for a time that has passed. `None` if there is no
    /// such header, or none that can be read.
    ///
    /// A date is compared with the time of the server. If that is hidden, as CORS hides it, `Retry-After` is compared with the
    /// time of this machine. `X-Rate-Limit-Reset` is not, because every answer of an org has it.
    pub fn seconds(&self) -> Option<f64> {
        let server = if self.date.is_nan() {
            self.now
        } else {
            self.date
        };
        [
            self.after,
            (self.at - server) / 1000.0,
            self.reset - self.date / 1000.0,
        ]
        .into_iter()
        .find(|seconds| seconds.is_finite())
        .map(|seconds| seconds.max(0.0))
    }
}
