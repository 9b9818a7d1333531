//! The crates that a program or library consists of.

use alloc::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand, Package};

use super::Outcome;
use crate::firmware::run;
use crate::install::cargo;

/// The crates that are linked into some packages for a target, those packages included. Procedural macros
/// and build scripts, which only run during the build, are not among them.
pub(super) struct Linked {
    packages: Vec<Package>,
    dependencies: BTreeMap<String, BTreeSet<String>>,
}

/// Name and version.
type Release = (String, String);

impl Linked {
    /// Finds the crates that are linked into packages of the workspace of this manifest. `cargo tree` tells which they are,
    /// with the features that the package has; `cargo metadata` tells about each crate.
    pub(super) fn of(manifest: &Path, packages: &[&str], target: &str) -> Outcome<Self> {
        let mut linked = BTreeSet::new();
        for package in packages {
            linked.extend(tree(manifest, package, target)?);
        }
        let metadata = MetadataCommand::new()
            .manifest_path(manifest)
            .other_options(["--locked".to_owned(), format!("--filter-platform={target}")])
            .exec()?;
        let is_linked = |package: &Package| {
            linked.contains(&(package.name.to_string(), package.version.to_string()))
        };
        let mut packages: Vec<_> =
            metadata.packages.iter().filter(|it| is_linked(it)).cloned().collect();
        packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        if packages.len() != linked.len() {
            return Err("cargo tree and cargo metadata do not name the same crates".into());
        }
        let dependencies = dependencies(&metadata, &packages)?;
        Ok(Self { packages, dependencies })
    }

    /// All crates, sorted by name and version.
    pub(super) fn packages(&self) -> &[Package] {
        &self.packages
    }

    /// Returns the crates that others wrote.
    pub(super) fn third_party(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.source.is_some())
    }

    /// Returns for each crate those that it uses, as `reference` names them.
    pub(super) fn dependencies(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.dependencies
    }
}

/// A name for a crate that no other has.
pub(super) fn reference(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

/// The directory of a crate's source.
pub(super) fn directory(package: &Package) -> Outcome<PathBuf> {
    let manifest: &Path = package.manifest_path.as_std_path();
    Ok(manifest.parent().ok_or("a manifest is in a directory")?.to_owned())
}

fn tree(manifest: &Path, package: &str, target: &str) -> Outcome<BTreeSet<Release>> {
    let said = run(cargo()
        .args(["tree", "--locked", "--package", package, "--target", target, "--manifest-path"])
        .arg(manifest)
        .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]))?;
    let release = |line: &str| {
        let (name, rest) = line.split_once(" v")?;
        Some((name.to_owned(), rest.split(' ').next()?.to_owned()))
    };
    said.lines()
        .filter(|line| !line.is_empty())
        .map(|line| release(line).ok_or_else(|| format!("cargo tree says {line}").into()))
        .collect()
}

fn dependencies(
    metadata: &Metadata,
    packages: &[Package],
) -> Outcome<BTreeMap<String, BTreeSet<String>>> {
    let names: BTreeMap<_, _> = packages.iter().map(|it| (&it.id, reference(it))).collect();
    let resolve = metadata.resolve.as_ref().ok_or("cargo metadata resolved nothing")?;
    let mut found = BTreeMap::new();
    for node in &resolve.nodes {
        if let Some(name) = names.get(&node.id) {
            // One that is not linked is a procedural macro, or one for tests.
            let uses = node.dependencies.iter().filter_map(|it| names.get(it).cloned());
            found.insert(name.clone(), uses.filter(|it| it != name).collect());
        }
    }
    Ok(found)
}
