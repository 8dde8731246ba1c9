//! The parameters of `start`, `interact` and `introspect`: the types and `docs/api.md` list the same as `PARAMS`.

use std::fs;

use crate::protocol::request::{Function, PARAMS};

fn file(path: &str) -> String {
    fs::read_to_string([env!("CARGO_MANIFEST_DIR"), "/", path].concat()).unwrap()
}

fn names_of(function: Function) -> Vec<&'static str> {
    let taken = PARAMS.iter().filter(|rule| rule.is_taken_by(function));
    taken.map(|rule| rule.param.name()).collect()
}

/// The part of a text between two others.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).expect(begin);
    rest.split_once(end).expect(end).0
}

/// The members of an interface in `config.d.mts`.
fn members(types: &str, interface: &str) -> Vec<String> {
    let body = between(
        types,
        &format!("export interface {interface} {{\n"),
        "\n}\n",
    );
    let members = body.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("  ")?.split_once(':')?;
        let name = name.trim_end_matches('?');
        let is_name = name.chars().all(|it| it.is_ascii_alphanumeric());
        is_name.then(|| name.to_owned())
    });
    members.collect()
}

#[test]
fn each_function_has_the_name_that_callers_use() {
    assert_eq!(
        [Function::Start, Function::Interact, Function::Introspect].map(Function::name),
        ["start", "interact", "introspect"]
    );
}

#[test]
fn the_types_have_all_parameters_and_no_others() {
    let types = file("pkg-template/types/config.d.mts");
    for (function, interface) in [
        (Function::Start, "StartConfig"),
        (Function::Interact, "InteractParams"),
        (Function::Introspect, "IntrospectParams"),
    ] {
        let (mut expected, mut typed) = (names_of(function), members(&types, interface));
        expected.sort_unstable();
        typed.sort_unstable();
        assert_eq!(
            typed, expected,
            "{interface} in pkg-template/types/config.d.mts"
        );
    }
}

#[test]
fn the_page_lists_all_parameters() {
    let page = file("docs/api.md");
    let table = between(&page, "## idx.start(config)", "\n## ");
    for name in names_of(Function::Start) {
        let cell = format!("`{name}`");
        let is_listed = table
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
            .any(|cells| cells.contains(&cell));
        assert!(
            is_listed,
            "docs/api.md, idx.start(config): no row of {cell}"
        );
    }
    let introspect = between(&page, "`idx.introspect({ ", " })`");
    for name in names_of(Function::Introspect) {
        assert!(
            introspect.split(", ").any(|listed| listed == name),
            "docs/api.md, `idx.introspect`: no {name}"
        );
    }
    let interact = between(&page, "`idx.interact(params)` |", "\n");
    assert!(interact.contains("`baseUrl` and the parameters of `start`"));
    let start = names_of(Function::Start);
    let others = names_of(Function::Interact);
    assert_eq!(
        others.iter().filter(|name| !start.contains(name)).count(),
        1
    );
}
