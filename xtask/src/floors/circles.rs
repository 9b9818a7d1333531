//! Circles among the modules that stand side by side.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;

use super::Violation;
use super::tree::{ModulePath, Tree, Use};

/// The uses among neighbours: the modules inside one module, each with all that is inside it.
///
/// A module and its own parts are one thing here: the parts may use what the module defines.
pub(super) struct Circles {
    /// The first place of each use of a neighbour.
    edges: BTreeMap<(String, String), (PathBuf, usize)>,
}

impl Circles {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut edges = BTreeMap::new();
        for Use { from, to, line } in tree.uses() {
            let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            let neighbour = |path: &ModulePath| path.get(..=shared).map(|path| path.join("::"));
            let (Some(user), Some(used)) = (neighbour(&from), neighbour(&to)) else { continue };
            edges.entry((user, used)).or_insert_with(|| (tree.file_of(&from), line));
        }
        Self { edges }
    }

    /// Returns the circles, each once.
    pub(super) fn violations(&self) -> Vec<Violation> {
        let mut left: BTreeSet<_> = self.edges.keys().cloned().collect();
        let mut found = Vec::new();
        for ((from, to), (file, line)) in &self.edges {
            let Some(way) = way(&left, to, from) else { continue };
            let what = format!("a circle: {from} -> {}", way.join(" -> "));
            found.push(Violation { file: file.clone(), line: *line, what });
            left.remove(&(from.clone(), to.clone()));
        }
        found
    }
}

/// The shortest way from one module to another along uses.
fn way(edges: &BTreeSet<(String, String)>, from: &str, to: &str) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        if at == to {
            let mut way = vec![at.to_owned()];
            while *way.last().expect("it has one") != from {
                let next = came_from[way.last().expect("it has one").as_str()];
                way.push(next.to_owned());
            }
            way.reverse();
            return Some(way);
        }
        for (_, next) in edges.iter().filter(|(user, _)| user == at) {
            if next != from && !came_from.contains_key(next.as_str()) {
                came_from.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}
