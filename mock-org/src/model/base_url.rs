//! The org's own address, as the caller knows it.

/// `http://host[:port][/path]`, without a trailing slash: addresses in responses are absolute.
#[derive(Debug, Clone)]
pub struct BaseUrl(pub String);
