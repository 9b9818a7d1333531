//! The modules of a crate, and what each uses of the others.

use alloc::collections::{BTreeMap, BTreeSet};
use core::error::Error;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Item, UseTree, Visibility};

use super::tokens::{self, Name};

/// The names of a module and of those around it, from the outside; the root has none.
pub(super) type ModulePath = Vec<String>;

/// The modules of a crate.
pub(super) struct Tree {
    modules: BTreeMap<ModulePath, Module>,
}

/// A module, without those inside it.
#[derive(Default)]
pub(super) struct Module {
    pub(super) file: PathBuf,
    pub(super) children: BTreeSet<String>,
    /// The attributes of the file, without spaces.
    pub(super) attributes: Vec<String>,
    pub(super) extern_crates: Vec<(usize, String)>,
    items: BTreeSet<String>,
    imports: Vec<Import>,
    names: Vec<Name>,
}

/// One name out of a `use` at the top of a module.
struct Import {
    /// The name here; none is a glob.
    alias: Option<String>,
    path: Name,
    is_public: bool,
}

/// The names that were looked up on the way, and where: globs may lead in a circle.
type Seen = BTreeSet<(ModulePath, String)>;

/// A module that uses something that is defined in another.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) from: ModulePath,
    pub(super) to: ModulePath,
    pub(super) line: usize,
}

impl Tree {
    /// The modules in these files, found from the root of the crate.
    pub(super) fn of(
        files: &BTreeMap<PathBuf, String>,
        root: &Path,
    ) -> Result<Self, Box<dyn Error>> {
        let mut tree = Self { modules: BTreeMap::new() };
        tree.read(files, root, PathBuf::new(), ModulePath::new())?;
        Ok(tree)
    }

    /// Reads the module in `file`, whose children stand in `directory`.
    fn read(
        &mut self,
        files: &BTreeMap<PathBuf, String>,
        file: &Path,
        directory: PathBuf,
        path: ModulePath,
    ) -> Result<(), Box<dyn Error>> {
        let text = files.get(file).ok_or_else(|| format!("{} is not there", file.display()))?;
        let located = |error: &dyn Error| format!("{}: {error}", file.display());
        let tokens: TokenStream = text.parse().map_err(|error| located(&error))?;
        let parsed: syn::File =
            syn::parse2(tokens::without_tests(tokens)).map_err(|error| located(&error))?;
        let attributes =
            parsed.attrs.iter().map(|it| it.meta.to_token_stream().to_string().replace(' ', ""));
        let module =
            Module { file: file.to_owned(), attributes: attributes.collect(), ..Module::default() };
        self.add(files, module, parsed.items, directory, path)
    }

    fn add(
        &mut self,
        files: &BTreeMap<PathBuf, String>,
        mut module: Module,
        items: Vec<Item>,
        directory: PathBuf,
        path: ModulePath,
    ) -> Result<(), Box<dyn Error>> {
        for item in items {
            let line = item.span().start().line;
            match item {
                Item::Mod(child) => {
                    let name = child.ident.to_string();
                    let below = directory.join(&name);
                    let child_path = [path.as_slice(), core::slice::from_ref(&name)].concat();
                    module.children.insert(name);
                    if let Some((_, items)) = child.content {
                        let inline = Module { file: module.file.clone(), ..Module::default() };
                        self.add(files, inline, items, below, child_path)?;
                    } else {
                        let beside = below.with_extension("rs");
                        let inside = below.join("mod.rs");
                        let file = if files.contains_key(&beside) { beside } else { inside };
                        self.read(files, &file, below, child_path)?;
                    }
                }
                Item::Use(item) => {
                    let is_public = !matches!(item.vis, Visibility::Inherited);
                    module.import(&mut Vec::new(), &item.tree, is_public);
                }
                Item::ExternCrate(item) => {
                    module.extern_crates.push((line, item.ident.to_string()))
                }
                item => {
                    module.items.extend(name_of(&item));
                    module.names.extend(tokens::names(item.into_token_stream()));
                }
            }
        }
        self.modules.insert(path, module);
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.modules.len()
    }

    pub(super) fn modules(&self) -> impl Iterator<Item = (&ModulePath, &Module)> {
        self.modules.iter()
    }

    pub(super) fn file_of(&self, path: &ModulePath) -> PathBuf {
        self.modules[path].file.clone()
    }

    /// Every use of one module by another, each as often as it stands in the source.
    ///
    /// A module that re-exports what is defined inside it does not use that by it.
    pub(super) fn uses(&self) -> Vec<Use> {
        let mut found = Vec::new();
        for (from, module) in &self.modules {
            let imports = module.imports.iter().map(|import| (&import.path, import.is_public));
            for (name, is_public) in imports.chain(module.names.iter().map(|name| (name, false))) {
                let Some(to) = self.definer(from, &name.segments) else { continue };
                let is_re_export = is_public && to.starts_with(from);
                if to != *from && !is_re_export {
                    found.push(Use { from: from.clone(), to, line: name.line });
                }
            }
        }
        found
    }

    /// The module that defines what is meant by a name in `module`; none if that is another crate's or
    /// the module's own.
    fn definer(&self, module: &ModulePath, segments: &[String]) -> Option<ModulePath> {
        self.resolve(module, segments, &mut Seen::new())
    }

    fn resolve(
        &self,
        module: &ModulePath,
        segments: &[String],
        seen: &mut Seen,
    ) -> Option<ModulePath> {
        let (first, rest) = segments.split_first()?;
        let here = &self.modules[module];
        match first.as_str() {
            "crate" => self.walk(ModulePath::new(), rest, seen),
            "self" => self.walk(module.clone(), rest, seen),
            "super" => {
                let mut outer = module.clone();
                outer.pop()?;
                match rest.first() {
                    Some(next) if next == "super" => self.resolve(&outer, rest, seen),
                    _ => self.walk(outer, rest, seen),
                }
            }
            name if here.children.contains(name) && !rest.is_empty() => {
                self.walk([module.as_slice(), &[name.to_owned()]].concat(), rest, seen)
            }
            name => self.imported(module, name, rest, seen),
        }
    }

    /// Resolves the rest of a name inside `module`.
    fn walk(&self, module: ModulePath, rest: &[String], seen: &mut Seen) -> Option<ModulePath> {
        let Some((first, behind)) = rest.split_first() else { return Some(module) };
        let here = &self.modules[&module];
        if here.children.contains(first) {
            return self.walk(
                [module.as_slice(), core::slice::from_ref(first)].concat(),
                behind,
                seen,
            );
        }
        if here.items.contains(first) {
            return Some(module);
        }
        if here.imports.iter().any(|import| import.alias.as_ref() == Some(first)) {
            return self.imported(&module, first, behind, seen);
        }
        self.imported(&module, first, behind, seen).or(Some(module))
    }

    /// Resolves a name that a `use` brings into `module`.
    fn imported(
        &self,
        module: &ModulePath,
        name: &str,
        rest: &[String],
        seen: &mut Seen,
    ) -> Option<ModulePath> {
        let here = &self.modules[module];
        if here.items.contains(name) || !seen.insert((module.clone(), name.to_owned())) {
            return None;
        }
        let by_name = here.imports.iter().find(|import| import.alias.as_deref() == Some(name));
        if let Some(import) = by_name {
            let whole = [import.path.segments.as_slice(), rest].concat();
            return self.resolve(module, &whole, seen);
        }
        for glob in here.imports.iter().filter(|import| import.alias.is_none()) {
            let Some(source) = self.resolve(module, &glob.path.segments, seen) else { continue };
            let there = &self.modules[&source];
            if there.items.contains(name) {
                return Some(source);
            }
            if there.children.contains(name) && !rest.is_empty() {
                return self.walk([source, vec![name.to_owned()]].concat(), rest, seen);
            }
            if let Some(found) = self.imported(&source, name, rest, seen) {
                return Some(found);
            }
        }
        None
    }
}

impl Module {
    /// Every name in the module, with those of its imports.
    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        self.imports.iter().map(|import| &import.path).chain(&self.names)
    }

    fn import(&mut self, prefix: &mut Vec<String>, tree: &UseTree, is_public: bool) {
        let line = tree.span().start().line;
        let mut push = |segments: Vec<String>, alias| {
            self.imports.push(Import { alias, path: Name { segments, line }, is_public });
        };
        let leaf = |name: &syn::Ident| match name.to_string() {
            name if name == "self" => prefix.clone(),
            name => [prefix.as_slice(), &[name]].concat(),
        };
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.import(prefix, &path.tree, is_public);
                prefix.pop();
            }
            UseTree::Name(name) => {
                let segments = leaf(&name.ident);
                let alias = segments.last().cloned();
                push(segments, alias);
            }
            UseTree::Rename(rename) => push(leaf(&rename.ident), Some(rename.rename.to_string())),
            UseTree::Glob(_) => push(prefix.clone(), None),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(prefix, tree, is_public);
                }
            }
        }
    }
}

/// The name that an item defines.
fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
