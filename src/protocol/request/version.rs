//! The version of the IDX API, which callers of `start` and `introspect` must give exactly. Rules and messages are the peer's.

/// The only supported version.
pub const LATEST_SUPPORTED_IDX_API_VERSION: &str = "1.0.0";

/// Why a version is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionError<'a> {
    /// It is absent or empty.
    Missing,
    /// It contains a character outside `0-9a-zA-Z._-`. The message does not show it.
    Invalid,
    /// It is not a supported version: this one.
    Unknown(&'a str),
}

impl VersionError<'_> {
    /// The error message, word for word the peer's.
    pub fn message(&self) -> String {
        match self {
            Self::Missing => "version is required".into(),
            Self::Invalid => {
                "invalid version supplied - version is required and uses semver syntax".into()
            }
            Self::Unknown(version) => [
                "Unknown api version: ",
                version,
                ".  Use an exact semver version.",
            ]
            .concat(),
        }
    }
}

/// Checks a version; only `1.0.0` passes. Returns it as a constant.
pub fn check_version(version: Option<&str>) -> Result<&'static str, VersionError<'_>> {
    let version = version
        .filter(|version| !version.is_empty())
        .ok_or(VersionError::Missing)?;
    let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'-');
    if !version.bytes().all(allowed) {
        return Err(VersionError::Invalid);
    }
    if version != LATEST_SUPPORTED_IDX_API_VERSION {
        return Err(VersionError::Unknown(version));
    }
    Ok(LATEST_SUPPORTED_IDX_API_VERSION)
}
