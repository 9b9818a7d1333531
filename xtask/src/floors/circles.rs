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

    /// The circles that are left without the uses that are allowed, and what is allowed for nothing.
    pub(super) fn violations(&self, allowed: &[&str]) -> Vec<Violation> {
        let known: BTreeSet<(String, String)> = allowed
            .iter()
            .map(|line| {
                let (from, to) = line.split_once(" -> ").expect("`user -> used`");
                (from.to_owned(), to.to_owned())
            })
            .collect();
        let all: BTreeSet<_> = self.edges.keys().cloned().collect();
        let mut found = Vec::new();
        for (from, to) in &known {
            if !all.contains(&(from.clone(), to.clone())) || way(&all, to, from).is_none() {
                let file = PathBuf::from("../xtask/src/floors/allowed.rs");
                let what = format!("closes no circle any more, delete it: {from} -> {to}");
                found.push(Violation { file, line: 1, what });
            }
        }
        let mut left: BTreeSet<_> = all.difference(&known).cloned().collect();
        for (from, to) in all.difference(&known) {
            let Some(way) = way(&left, to, from) else { continue };
            let (file, line) = self.edges[&(from.clone(), to.clone())].clone();
            let what = format!("a circle: {from} -> {}", way.join(" -> "));
            found.push(Violation { file, line, what });
            // Each circle once.
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
