//! The repository's rules. They apply to every file that is committed or could be.

use std::env;
use std::fs;

use anyhow::Result;

use super::{links, versions};
use crate::project::Project;

/// Longer files are hard to read at once.
const LINES: usize = 300;

/// Longer files have more than one purpose.
const LINES_AT_MOST: usize = 350;

/// A rule and its findings.
pub struct Outcome {
    pub name: &'static str,
    /// Violations of the rule.
    pub violations: Vec<String>,
    /// Places that come close to a violation.
    pub notes: Vec<String>,
}

/// A text file that is committed, or will be.
pub struct File {
    pub path: String,
    pub text: String,
}

/// Reads the text files. Skips deleted files that git still lists, and binary files.
pub fn files(project: &Project) -> Result<Vec<File>> {
    let names = project.repository_files()?.into_iter();
    Ok(names
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(project.root.join(&path)).ok()?).ok()?;
            Some(File { path, text })
        })
        .collect())
}

/// Checks every rule.
pub fn check(project: &Project, files: &[File]) -> Result<Vec<Outcome>> {
    let machine = [
        Some(project.root.display().to_string()),
        env::var("HOME").ok(),
    ];
    let mut machine: Vec<String> = machine.into_iter().flatten().collect();
    machine.retain(|path| path.len() > 1);
    let rule = |name, violations| Outcome {
        name,
        violations,
        notes: vec![],
    };
    let names = project.repository_files()?;
    Ok(vec![
        lengths(files),
        rule("no path of a machine", machine_paths(files, &machine)),
        rule("every Rust file is a module", unlisted(files)),
        rule("one version", versions::others(&project.version, files)),
        rule("links in Markdown", links::broken(&names, &markdown(files))),
    ])
}

fn markdown(files: &[File]) -> Vec<(&str, &str)> {
    let all = files.iter().filter(|file| file.path.ends_with(".md"));
    all.map(|file| (&*file.path, &*file.text)).collect()
}

fn lengths(files: &[File]) -> Outcome {
    let mut outcome = Outcome {
        name: "files of a readable length",
        violations: vec![],
        notes: vec![],
    };
    for file in files.iter().filter(|file| is_code(&file.path)) {
        let lines = file.text.lines().count();
        if lines > LINES {
            let line = format!(
                "{} has {lines} lines: {LINES} are enough for one job",
                file.path
            );
            let strict = lines > LINES_AT_MOST && !is_test(&file.path);
            if strict {
                &mut outcome.violations
            } else {
                &mut outcome.notes
            }
            .push(line);
        }
    }
    outcome
}

/// Whether a file is handwritten code, neither recorded nor generated.
fn is_code(path: &str) -> bool {
    let made = ["fixtures", "snapshots", "generated"];
    let extension = path.rsplit('.').next();
    matches!(
        extension,
        Some("rs" | "mjs" | "cjs" | "js" | "ts" | "mts" | "cts")
    ) && !path.split('/').any(|part| made.contains(&part))
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests")
}

/// Places that name one of the `paths`.
fn machine_paths(files: &[File], paths: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in (1..).zip(file.text.lines()) {
            if let Some(path) = paths.iter().find(|path| names_path(line, path)) {
                found.push(format!(
                    "{}:{number} names {path}, a path of this machine",
                    file.path
                ));
            }
        }
    }
    found
}

/// Whether `path` stands in the line as a whole path or the beginning of one, not as part of another.
fn names_path(line: &str, path: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || "._-/}".contains(character);
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(|after| part(after) && after != '/')
    })
}

/// Rust files that no module lists: they are neither compiled nor formatted.
fn unlisted(files: &[File]) -> Vec<String> {
    let lists = |file: &File, folder: &str, stem: &str| {
        let parent = format!("{folder}.rs");
        let roots = ["main", "lib", "mod"].map(|root| format!("{folder}/{root}.rs"));
        let is_above = file.path == parent || roots.contains(&file.path);
        is_above && file.text.contains(&format!("mod {stem};"))
            || file.text.contains(&format!("/{stem}.rs\"]"))
    };
    let is_listed = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        // Cargo finds these by itself.
        let is_root = matches!(name, "main.rs" | "lib.rs" | "build.rs")
            || ["tests", "fuzz_targets"].contains(&folder.rsplit('/').next().unwrap_or_default());
        let (folder, stem) = match name {
            "mod.rs" => folder.rsplit_once('/').unwrap_or(("", folder)),
            _ => (folder, name.trim_end_matches(".rs")),
        };
        is_root || files.iter().any(|file| lists(file, folder, stem))
    };
    files
        .iter()
        .filter(|file| file.path.ends_with(".rs") && !is_listed(&file.path))
        .map(|file| format!("{} is in no module: add `mod`", file.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, lines: usize) -> File {
        File {
            path: path.into(),
            text: "line\n".repeat(lines),
        }
    }

    #[test]
    fn long_files_are_noted_and_longer_ones_refused() {
        let files = [
            file("src/a.rs", 300),
            file("src/b.rs", 301),
            file("src/c.mjs", 351),
            file("notes.md", 900),
        ];
        let outcome = lengths(&files);
        assert_eq!(
            outcome.notes,
            ["src/b.rs has 301 lines: 300 are enough for one job"]
        );
        assert_eq!(
            outcome.violations,
            ["src/c.mjs has 351 lines: 300 are enough for one job"]
        );
    }

    #[test]
    fn long_tests_are_only_noted_and_fixtures_are_free() {
        let outcome = lengths(&[file("tests/a.rs", 400), file("tests/fixtures/b.js", 4000)]);
        assert_eq!(outcome.notes.len(), 1);
        assert!(outcome.violations.is_empty());
    }

    #[test]
    fn rust_files_without_a_module_are_found() {
        let file = |path: &str, text: &str| File {
            path: path.into(),
            text: text.into(),
        };
        let files = [
            file("src/lib.rs", "pub mod a;\nmod b;\n"),
            file("src/a/mod.rs", "mod c;"),
            file("src/a/c.rs", "mod d;"),
            file("src/a/d.rs", ""),
            file("src/b.rs", ""),
            file("tests/e.rs", "#[path = \"../support/f.rs\"]\nmod f;"),
            file("support/f.rs", ""),
        ];
        assert_eq!(unlisted(&files), ["src/a/d.rs is in no module: add `mod`"]);
    }

    #[test]
    fn paths_of_the_machine_are_found() {
        let files = [File {
            path: "a".into(),
            text: "fine\ncd /home/me/x && ls".into(),
        }];
        assert_eq!(
            machine_paths(&files, &["/home/me".into()]),
            ["a:2 names /home/me, a path of this machine"]
        );
    }

    #[test]
    fn only_whole_parts_of_a_path_count() {
        for line in ["/base", "(/base)", "\"/base/x\"", "in /base."] {
            assert_eq!(names_path(line, "/base"), line != "in /base.", "{line}");
        }
        for line in [
            "/base64",
            "https://example.org/base",
            "{x}/base",
            "base",
            "/base-2",
        ] {
            assert!(!names_path(line, "/base"), "{line}");
        }
    }
}
