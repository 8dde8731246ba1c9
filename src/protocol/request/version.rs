//! The version of the IDX API, which a caller must name exactly.

/// The one version there is.
pub const LATEST_SUPPORTED_IDX_API_VERSION: &str = "1.0.0";

/// Why a version is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionError<'a> {
    /// None was given.
    Missing,
    /// It holds a character outside `0-9a-zA-Z._-`.
    Invalid,
    /// There is no such version.
    Unknown(&'a str),
}

impl VersionError<'_> {
    /// What the peer says of it.
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

/// Checks a version, and gives it back as the one that is sent.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_exact_version_only() {
        assert_eq!(check_version(Some("1.0.0")), Ok("1.0.0"));
        for missing in [None, Some("")] {
            assert_eq!(check_version(missing), Err(VersionError::Missing));
        }
        for invalid in ["1.0.0 ", "^1.0.0", "1.0.0+b", "é", "1/0"] {
            assert_eq!(
                check_version(Some(invalid)),
                Err(VersionError::Invalid),
                "{invalid}"
            );
        }
        let unknown = check_version(Some("1.0")).map_err(|error| error.message());
        assert_eq!(
            unknown,
            Err("Unknown api version: 1.0.  Use an exact semver version.".to_owned())
        );
    }
}
