//! The version of the IDX API.

use crate::protocol::request::{LATEST_SUPPORTED_IDX_API_VERSION, VersionError, check_version};

#[test]
fn only_the_exact_version_is_accepted() {
    assert_eq!(LATEST_SUPPORTED_IDX_API_VERSION, "1.0.0");
    assert_eq!(check_version(Some("1.0.0")), Ok("1.0.0"));
    for missing in [None, Some("")] {
        assert_eq!(check_version(missing), Err(VersionError::Missing));
    }
    for invalid in ["1.0.0 ", "^1.0.0", "1.0.0+b", "é", "1/0"] {
        let expected = Err(VersionError::Invalid);
        assert_eq!(check_version(Some(invalid)), expected, "{invalid}");
    }
    for unknown in ["1.0", "1.0.0-b_2", "latest", "2.0.0"] {
        let expected = Err(VersionError::Unknown(unknown));
        assert_eq!(check_version(Some(unknown)), expected);
    }
}

#[test]
fn a_wrong_version_is_an_error_in_the_words_of_the_peer() {
    for (error, message) in [
        (VersionError::Missing, "version is required"),
        (
            VersionError::Invalid,
            "invalid version supplied - version is required and uses semver syntax",
        ),
        (
            VersionError::Unknown("1.0"),
            "Unknown api version: 1.0.  Use an exact semver version.",
        ),
    ] {
        assert_eq!(error.message(), message);
    }
}
