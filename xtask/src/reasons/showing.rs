//! The files of `testdata/` that show a check, a reason, a finding or an error, by what its manifests expect.

use alloc::collections::BTreeMap;
use core::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// For each kind and name, the file that shows it with the least besides.
pub(super) struct Showing(BTreeMap<(String, String), Example>);

/// A file, and the number of things that it shows.
struct Example {
    text: String,
    weight: usize,
}

impl Showing {
    /// Reads the manifests.
    pub(super) fn read(testdata: &Path) -> Result<Self, Box<dyn Error>> {
        let read = |path: &str| -> Result<Value, Box<dyn Error>> {
            Ok(serde_json::from_slice(&fs::read(testdata.join(path))?)?)
        };
        let (cards, lists) = (read("manifest.json")?, read("lists/manifest.json")?);
        let cases = read("conformance/cases.json")?;
        let mut showing = Self(BTreeMap::new());
        each(&cards["cards"], |card| showing.add_card(card));
        each(&cards["applications"], |card| showing.add_application(card));
        each(&cards["active_authentication"], |run| {
            let mut shown = of("reason", &run["reason"]);
            shown.extend(of_each("finding", &run["findings"]));
            if run["expect"] == "failed" {
                shown.push(("check".to_owned(), "active_authentication".to_owned()));
            }
            showing.add(&shown, &format!("`aa/{}`", text(&run["name"])), &run["property"]);
        });
        for kind in ["master_lists", "deviation_lists"] {
            each(&lists[kind], |list| showing.add_list(list));
        }
        each(&lists["links"], |list| {
            let mut shown = Vec::new();
            each(&list["candidates"], |candidate| {
                shown.extend(of("reason", &candidate["reason"]));
                shown.extend(of_each("finding", &candidate["findings"]));
            });
            showing.add(&shown, &format!("`lists/{}`", text(&list["name"])), &list["property"]);
        });
        each(&cases["groups"], |group| each(&group["cases"], |case| showing.add_case(case)));
        Ok(showing)
    }

    /// Returns the file that shows a word.
    pub(super) fn of(&self, kind: &str, name: &str) -> Option<&str> {
        let key = (kind.to_owned(), name.to_owned());
        self.0.get(&key).map(|example| example.text.as_str())
    }

    fn add_card(&mut self, card: &Value) {
        let expect = &card["expect"];
        let mut shown = of_checks("check", &expect["checks"]);
        shown.extend(of("verdict", &expect["verdict"]));
        shown.extend(of_each("finding", &expect["findings"]));
        shown.extend(of_each("finding", &expect["anchor_findings"]));
        let card_security = &expect["card_security"];
        shown.extend(of("card-security-check", &card_security["decided_by"]));
        shown.extend(of("reason", &card_security["reason"]));
        self.add(&shown, &format!("`{}`", text(&card["name"])), &card["property"]);
    }

    fn add_application(&mut self, card: &Value) {
        let expect = &card["expect"];
        let mut shown = Vec::new();
        for (_, check) in expect["checks"].as_object().into_iter().flatten() {
            shown.extend(of("result", &check[0]));
            shown.extend(of("reason", &check[1]));
        }
        for (_, status) in expect["files"].as_object().into_iter().flatten() {
            shown.extend(of("data-group", status));
        }
        let option = format!("with `--application {}`", text(&card["application"]));
        self.add(&shown, &format!("`{}`", text(&card["card"])), &Value::String(option));
    }

    fn add_list(&mut self, list: &Value) {
        let mut shown = of_checks("list-check", &list["checks"]);
        shown.extend(of_each("finding", &list["findings"]));
        shown.extend(of_each("finding", &list["anchor_findings"]));
        shown.extend(of("reason", &list["outcome"]["reason"]));
        each(&list["found"], |entry| shown.extend(of("reason", &entry["reason"])));
        self.add(&shown, &format!("`lists/{}`", text(&list["name"])), &list["property"]);
    }

    /// A case of a conformity test. Its expected result is a text: "rejected: truncated in EF.COM" or
    /// "accepted, with com_malformed".
    fn add_case(&mut self, case: &Value) {
        let expected = text(&case["expected"]);
        let words = |text: &str, kind: &str| {
            let names = text.split(", ").map(|name| (kind.to_owned(), name.to_owned()));
            names.collect::<Vec<_>>()
        };
        let rejected = expected.strip_prefix("rejected: ").and_then(|it| it.split_once(" in "));
        let shown = match (rejected, expected.strip_prefix("accepted, with ")) {
            (Some((kind, structure)), _) => {
                [words(kind, "error"), words(structure, "structure")].concat()
            }
            (None, Some(findings)) => words(findings, "finding"),
            (None, None) => return,
        };
        let name = format!("`conformance/{}`", text(&case["name"]));
        self.add(&shown, &name, &case["made"]);
    }

    fn add(&mut self, shown: &[(String, String)], name: &str, property: &Value) {
        for key in shown {
            let example =
                Example { text: format!("{name}: {}", text(property)), weight: shown.len() };
            let is_better = self.0.get(key).is_none_or(|before| example.weight < before.weight);
            if is_better {
                self.0.insert(key.clone(), example);
            }
        }
    }
}

/// The checks that failed, and the results and reasons of all.
fn of_checks(kind: &str, checks: &Value) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for (name, check) in checks.as_object().into_iter().flatten() {
        if check["result"] == "failed" {
            shown.push((kind.to_owned(), name.clone()));
        }
        shown.extend(of("result", &check["result"]));
        shown.extend(of("reason", &check["reason"]));
    }
    shown
}

fn of(kind: &str, name: &Value) -> Vec<(String, String)> {
    name.as_str().map(|name| (kind.to_owned(), name.to_owned())).into_iter().collect()
}

fn of_each(kind: &str, names: &Value) -> Vec<(String, String)> {
    names.as_array().into_iter().flatten().flat_map(|name| of(kind, name)).collect()
}

fn each(list: &Value, mut then: impl FnMut(&Value)) {
    list.as_array().into_iter().flatten().for_each(&mut then);
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
