//! Which module imports which: never a later layer, and no circles.

mod imports;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use imports::{Import, Source};

/// In this order: a module imports its own layer and those before it.
const LAYERS: [&str; 7] = [
    "model",
    "ion",
    "authenticator",
    "flow",
    "store",
    "http",
    "server",
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of src");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// All files of a folder, by module path.
fn read_folder(folder: &Path, modules: &mut BTreeMap<Vec<String>, Source>) {
    for path in entries(folder) {
        if path.is_dir() {
            read_folder(&path, modules);
            continue;
        }
        let name = path.strip_prefix(src()).unwrap();
        let mut module: Vec<_> = name
            .with_extension("")
            .iter()
            .map(|part| part.to_str().unwrap().to_owned())
            .collect();
        module.pop_if(|last| last == "mod");
        let file = format!("src/{}", name.display());
        let text = fs::read_to_string(&path).unwrap();
        modules.insert(module.clone(), Source::parse(&file, &module, &text));
    }
}

fn modules() -> BTreeMap<Vec<String>, Source> {
    let mut modules = BTreeMap::new();
    for layer in LAYERS {
        read_folder(&src().join(layer), &mut modules);
    }
    modules
}

fn rank(path: &[String]) -> Option<usize> {
    LAYERS
        .iter()
        .position(|layer| path.first().is_some_and(|first| first == layer))
}

/// What is wrong with the imports of a module.
fn complaints(module: &[String], source: &Source) -> Vec<String> {
    let file = &source.file;
    let complain = |import: &Import| {
        let path = import.path.join("::");
        match rank(&import.path) {
            None => Some(format!(
                "{file} imports crate::{path}, which names no layer"
            )),
            Some(later) if Some(later) > rank(module) => {
                Some(format!("{file} imports crate::{path}, of a later layer"))
            }
            // The methods of a type are there for everybody, also for the layers before.
            Some(_) if import.gets_methods && import.path.first() != module.first() => Some(
                format!("{file} adds methods to crate::{path}, of an earlier layer"),
            ),
            Some(_) => None,
        }
    };
    source.imports.iter().filter_map(complain).collect()
}

#[test]
fn every_file_belongs_to_a_layer() {
    let names = entries(&src());
    let names: BTreeSet<_> = names
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .collect();
    let expected = LAYERS.into_iter().chain(["lib.rs", "main.rs"]);
    assert_eq!(names, expected.collect());
}

#[test]
fn no_module_imports_a_later_layer() {
    let modules = modules();
    assert!(modules.len() > 60, "{}", modules.len());
    let all = modules
        .iter()
        .flat_map(|(module, source)| complaints(module, source));
    let all: Vec<_> = all.collect();
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn no_module_imports_itself_through_others() {
    let modules = modules();
    let edges: BTreeMap<_, BTreeSet<_>> = modules
        .iter()
        .map(|(module, source)| {
            let imported = source.imports.iter().filter(|import| !import.in_test);
            let imported = imported.filter_map(|import| home(&import.path, &modules));
            (module, imported.filter(|other| other != module).collect())
        })
        .collect();
    assert!(edges.values().map(BTreeSet::len).sum::<usize>() > 200);
    // What imports nothing that is left is on no circle.
    let mut left = edges.clone();
    while let Some(module) = left
        .iter()
        .find(|(_, imported)| !imported.iter().any(|other| left.contains_key(other)))
        .map(|(module, _)| *module)
    {
        left.remove(module);
    }
    let Some(mut module) = left.keys().next().copied() else {
        return;
    };
    // Everything left imports something left, so this comes back to where it was.
    let mut walk = Vec::new();
    while !walk.contains(&module) {
        walk.push(module);
        module = left[module]
            .iter()
            .find_map(|other| Some(left.get_key_value(other)?.0))
            .unwrap();
    }
    walk.push(module);
    let circle = walk.iter().skip_while(|other| **other != module);
    let circle: Vec<_> = circle.map(|module| module.join("::")).collect();
    panic!("a circle of imports: {}", circle.join(" -> "));
}

/// The module that has what a path names, through whatever exports it again.
fn home(path: &[String], modules: &BTreeMap<Vec<String>, Source>) -> Option<Vec<String>> {
    let mut module = Vec::new();
    for name in path {
        let child = [module.as_slice(), std::slice::from_ref(name)].concat();
        if modules.contains_key(&child) {
            module = child;
            continue;
        }
        let source = modules.get(&module)?;
        if let Some(original) = source.exports.get(name) {
            return home(original, modules);
        }
        break;
    }
    Some(module)
}

#[test]
fn imports_are_seen_wherever_they_are() {
    let of = |module: &str, text| {
        let module: Vec<_> = module.split('/').map(str::to_owned).collect();
        complaints(&module, &Source::parse("sample.rs", &module, text))
    };
    for text in [
        "use crate::flow::Flow;",
        "use crate::{flow::{Flow, Outcome}, model::User};",
        "use crate::flow;",
        "use crate::flow as steps;",
        "use super::super::flow::Flow;",
        "pub(super) use crate::flow::*;",
        "fn f(flow: &dyn crate::flow::Flow) {}",
        "fn f() { crate::flow::first(scenario); }",
        "fn f() { let a = format!(\"{}\", [crate::flow::first(scenario)]); }",
        "mod tests { use super::super::super::flow::Flow; }",
        "macro_rules! m { () => { $crate::flow::first() } }",
        "use crate::Scenario;",
        "impl crate::model::User { fn f() {} }",
        "use crate::model::User; impl User { fn f() {} }",
    ] {
        assert!(!of("ion/check", text).is_empty(), "{text}");
    }
    for text in [
        "use crate::{ion::Form, model::User};",
        "use super::Form; impl Form { fn f() {} }",
        "pub(crate) fn f() {}",
        "mod tests { use super::*; }",
        "use crate::model::User; impl From<User> for Form { fn from(user: User) -> Form { Form } }",
    ] {
        assert_eq!(of("ion/check", text), [""; 0], "{text}");
    }
}
