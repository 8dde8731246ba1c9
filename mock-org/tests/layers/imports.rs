//! Reads what a source file imports from its own crate.

use std::collections::BTreeMap;

use syn::{
    Attribute, Item, ItemImpl, ItemMod, ItemUse, Macro, Path, Token, Type, UseTree, Visibility,
    braced, bracketed, parenthesized,
    parse::{ParseStream, Result},
    token,
    visit::{self, Visit},
};

/// Something of this crate that is used.
pub struct Import {
    /// Its path, without `crate`.
    pub path: Vec<String>,
    /// Whether only tests use it.
    pub in_test: bool,
    /// Whether methods are added to it.
    pub gets_methods: bool,
}

/// A source file.
pub struct Source {
    /// Where it is.
    pub file: String,
    pub imports: Vec<Import>,
    /// What it exports again, by name.
    pub exports: BTreeMap<String, Vec<String>>,
}

impl Source {
    pub fn parse(file: &str, module: &[String], text: &str) -> Self {
        let parsed = syn::parse_file(text).expect("Rust");
        let mut reader = Reader {
            module: module.to_vec(),
            in_test: false,
            children: Vec::new(),
            names: BTreeMap::new(),
            source: Self {
                file: file.into(),
                imports: Vec::new(),
                exports: BTreeMap::new(),
            },
        };
        for item in &parsed.items {
            if let Item::Mod(ItemMod { ident, .. }) = item {
                reader.children.push(ident.to_string());
            }
        }
        reader.visit_file(&parsed);
        reader.source
    }
}

struct Reader {
    module: Vec<String>,
    in_test: bool,
    children: Vec<String>,
    /// Imported names, and what they stand for.
    names: BTreeMap<String, Vec<String>>,
    source: Source,
}

impl Reader {
    /// A path from the root of the crate; None for what is of another crate, or local.
    fn resolve(&self, path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.module.clone(),
            child if self.children.iter().any(|c| c == child) => self.module.clone(),
            _ => return None,
        };
        for name in path {
            match name.as_str() {
                "crate" | "self" | "*" => {}
                "super" => drop(base.pop()),
                name => base.push(name.to_owned()),
            }
        }
        Some(base)
    }

    fn add(&mut self, path: &[String]) {
        // `pub(crate)` and `pub(super)` are paths too.
        let names_something = path.iter().any(|name| name != "crate" && name != "super");
        if let Some(path) = self.resolve(path).filter(|_| names_something) {
            self.source.imports.push(Import {
                path,
                in_test: self.in_test,
                gets_methods: false,
            });
        }
    }

    fn add_tree(&mut self, prefix: &[String], tree: &UseTree, is_export: bool) {
        let with = |name: String| [prefix, &[name]].concat();
        let (path, name) = match tree {
            UseTree::Path(path) => {
                return self.add_tree(&with(path.ident.to_string()), &path.tree, is_export);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(prefix, tree, is_export);
                }
                return;
            }
            UseTree::Glob(_) => (with("*".into()), "*".into()),
            UseTree::Name(name) => (with(name.ident.to_string()), name.ident.to_string()),
            UseTree::Rename(rename) => (with(rename.ident.to_string()), rename.rename.to_string()),
        };
        let Some(resolved) = self.resolve(&path) else {
            return;
        };
        self.names.insert(name.clone(), resolved.clone());
        let of_child = prefix
            .first()
            .is_some_and(|first| self.children.contains(first));
        if is_export && of_child {
            // To export what is inside is not to depend on it.
            self.source.exports.insert(name, resolved);
        } else {
            self.add(&path);
        }
    }

    fn scan(&mut self, input: ParseStream) -> Result<()> {
        while !input.is_empty() {
            let inner;
            if input.peek(Token![crate]) || input.peek(Token![super]) {
                self.add(&names(&Path::parse_mod_style(input)?));
            } else if input.peek(token::Paren) {
                parenthesized!(inner in input);
                self.scan(&inner)?;
            } else if input.peek(token::Brace) {
                braced!(inner in input);
                self.scan(&inner)?;
            } else if input.peek(token::Bracket) {
                bracketed!(inner in input);
                self.scan(&inner)?;
            } else {
                input.step(|cursor| Ok(((), cursor.token_tree().expect("a token").1)))?;
            }
        }
        Ok(())
    }
}

fn names(path: &Path) -> Vec<String> {
    let segments = path.segments.iter();
    segments.map(|segment| segment.ident.to_string()).collect()
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<Path>()
            .is_ok_and(|path| path.is_ident("test"))
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.content.is_none() {
            return;
        }
        let was_test = self.in_test;
        self.in_test |= item.attrs.iter().any(is_test);
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.in_test = was_test;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_export = !matches!(item.vis, Visibility::Inherited);
        self.add_tree(&[], &item.tree, is_export);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        if let (None, Type::Path(of)) = (&item.trait_, item.self_ty.as_ref()) {
            let path = names(&of.path);
            let imported = path
                .first()
                .and_then(|first| self.names.get(first))
                .cloned();
            if let Some(path) = imported.or_else(|| self.resolve(&path)) {
                self.source.imports.push(Import {
                    path,
                    in_test: self.in_test,
                    gets_methods: true,
                });
            }
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        self.add(&names(path));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        item.parse_body_with(|input: ParseStream| self.scan(input))
            .expect("tokens");
    }
}
