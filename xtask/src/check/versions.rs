//! Checks that the version is defined in one place: Cargo.toml's `workspace.package`.

use super::rules::File;
use crate::project::CRATE;

/// Manifests with a version of their own, and texts that name another version of the package. The changelog and the
/// lock files may name any version.
pub fn others(version: &str, files: &[File]) -> Vec<String> {
    let mut flaws = Vec::new();
    for File { path, text } in files {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_manifest = ["Cargo.toml", "package.json"].contains(&name) && path != "Cargo.toml";
        if ["CHANGELOG.md", "Cargo.lock", "package-lock.json"].contains(&name) {
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            if is_manifest && own(line).is_some_and(|it| it != "0.0.0") {
                flaws.push(format!(
                    "{path}:{number}: take the version from the workspace, or make it 0.0.0"
                ));
            }
            for other in named(line).filter(|it| *it != version) {
                let fix = match name {
                    "codes.js" => "run UPDATE_CODES=1 cargo test codes",
                    _ => "change it",
                };
                flaws.push(format!("{path}:{number} names {CRATE} {other}: {fix}"));
            }
        }
    }
    flaws
}

/// The version that this line of a manifest declares.
fn own(line: &str) -> Option<&str> {
    let starts = ["version = \"", "  \"version\": \""];
    let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
    rest.split('"').next()
}

/// The versions after the package's name and `/`, `@`, `@^` or `@~`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices(CRATE).filter_map(|(at, _)| {
        let rest = line[at + CRATE.len()..].strip_prefix(['/', '@'])?;
        let rest = rest.trim_start_matches(['^', '~']);
        let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
        let version = rest.split(|it| !is_part(it)).next()?;
        let is_version = version.starts_with(|it: char| it.is_ascii_digit());
        (is_version && version.split('.').count() >= 3).then_some(version)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_versions_are_found() {
        let file = |path: &str, text: &str| File {
            path: path.into(),
            text: text.replace("NAME", CRATE),
        };
        let files = [
            file("Cargo.toml", "[workspace.package]\nversion = \"1.2.3\"\n"),
            file(
                "a/Cargo.toml",
                "version.workspace = true\na = { version = \"2\" }\n",
            ),
            file("b/Cargo.toml", "version = \"1.2.3\"\n"),
            file("c/package.json", "  \"version\": \"0.0.0\",\n"),
            file("d/package.json", "  \"version\": \"1.2.3\",\n"),
            file("e.md", "NAME/1.2.3 NAME@^1.0.0-rc.1\" NAME/js NAME@2\n"),
            file("f/codes.js", "'NAME/1.2.2'"),
            file("CHANGELOG.md", "NAME/1.2.2"),
        ];
        assert_eq!(
            others("1.2.3", &files),
            [
                "b/Cargo.toml:1: take the version from the workspace, or make it 0.0.0",
                "d/package.json:1: take the version from the workspace, or make it 0.0.0",
                &format!("e.md:1 names {CRATE} 1.0.0-rc.1: change it"),
                &format!("f/codes.js:1 names {CRATE} 1.2.2: run UPDATE_CODES=1 cargo test codes"),
            ]
        );
    }
}
