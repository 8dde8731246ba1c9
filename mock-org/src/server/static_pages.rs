//! Static pages beside the org, on an origin of their own.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

use axum::{
    Router,
    http::{HeaderValue, header},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// A directory and the path it is served under: `DIR`, or `/path=DIR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    path: String,
    directory: PathBuf,
}

impl FromStr for Mount {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (path, directory) = match text.split_once('=') {
            // A directory may have an = in its name.
            Some((path, directory)) if path.starts_with('/') && !Path::new(text).is_dir() => {
                (path.trim_end_matches('/'), directory)
            }
            _ => ("", text),
        };
        let directory = PathBuf::from(directory);
        if !directory.is_dir() {
            return Err(format!("{} is no directory", directory.display()));
        }
        if path.contains(['{', '}', '*']) {
            return Err(format!("{path} is no plain path"));
        }
        Ok(Self {
            path: path.into(),
            directory,
        })
    }
}

/// Serves the directories; the error names two that want the same path.
pub fn static_pages(mounts: &[Mount]) -> Result<Router, String> {
    let mut router = Router::new();
    for (i, Mount { path, directory }) in mounts.iter().enumerate() {
        if mounts.iter().take(i).any(|earlier| earlier.path == *path) {
            let path = if path.is_empty() { "/" } else { path };
            return Err(format!("two directories are to be served at {path}"));
        }
        let files = ServeDir::new(directory);
        router = if path.is_empty() {
            router.fallback_service(files)
        } else {
            router.nest_service(path, files)
        };
    }
    // A page under development should never be seen as it was before.
    let fresh = SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    );
    Ok(router.layer(fresh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_is_a_directory_with_an_optional_path() {
        let here = env!("CARGO_MANIFEST_DIR");
        assert_eq!(here.parse::<Mount>().unwrap().path, "");
        assert_eq!(
            format!("/pkg/={here}").parse::<Mount>().unwrap().path,
            "/pkg"
        );
        assert!("/no/such/directory".parse::<Mount>().is_err());
        assert!(format!("/{{x}}={here}").parse::<Mount>().is_err());
    }

    #[test]
    fn two_mounts_cannot_share_a_path() {
        let mount: Mount = env!("CARGO_MANIFEST_DIR").parse().unwrap();
        assert!(static_pages(&[mount.clone(), mount]).is_err());
    }
}
