//! The org's own address, as the caller knows it.

/// `http://host[:port][/path]`, without a trailing slash: addresses in responses are absolute.
#[derive(Debug, Clone)]
pub struct BaseUrl(pub String);

impl BaseUrl {
    /// The issuer of an authorization server, as its tokens name it; the org itself issues those of its own server.
    pub fn issuer(&self, server: Option<&str>) -> String {
        let Self(base) = self;
        server.map_or_else(|| base.clone(), |id| format!("{base}/oauth2/{id}"))
    }
}
