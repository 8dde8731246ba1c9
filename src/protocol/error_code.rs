//! The codes by which programs tell errors apart.

/// The `code` of an error that this package makes. Errors of `fetch`, of interceptors and of other code keep their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum ErrorCode {
    /// A parameter or an option is missing, of a wrong type, or has a value that cannot be used.
    Config,
    /// `version` is not `1.0.0`.
    Version,
    /// A value that is not an IDX response.
    Response,
    /// The answer of the server is not JSON.
    NotJson,
    /// The body of the answer breaks off.
    Body,
    /// The action is a page to navigate to.
    Navigate,
    /// The URL has another scheme than `https:` and `http:`.
    Scheme,
    /// The URL is not a string, is invalid, or has a user name or password.
    Url,
    /// The origin is not one of `allowedOrigins`.
    Origin,
    /// There is no `fetch`.
    NoFetch,
    /// The core is still loading, and the call cannot wait.
    Loading,
    /// No core can be loaded, or the core ran out of memory or stack.
    Core,
}

impl ErrorCode {
    /// All codes, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::Config,
        Self::Version,
        Self::Response,
        Self::NotJson,
        Self::Body,
        Self::Navigate,
        Self::Scheme,
        Self::Url,
        Self::Origin,
        Self::NoFetch,
        Self::Loading,
        Self::Core,
    ];

    /// The text that callers see.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Config => "ERR_IDX_CONFIG",
            Self::Version => "ERR_IDX_VERSION",
            Self::Response => "ERR_IDX_RESPONSE",
            Self::NotJson => "ERR_IDX_NOT_JSON",
            Self::Body => "ERR_IDX_BODY",
            Self::Navigate => "ERR_IDX_NAVIGATE",
            Self::Scheme => "ERR_IDX_SCHEME",
            Self::Url => "ERR_IDX_URL",
            Self::Origin => "ERR_IDX_ORIGIN",
            Self::NoFetch => "ERR_IDX_NO_FETCH",
            Self::Loading => "ERR_IDX_LOADING",
            Self::Core => "ERR_IDX_CORE",
        }
    }
}
