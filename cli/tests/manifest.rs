//! Every synthetic card: the command says what the manifest expects, and no value of the holder.

mod common;

use common::{SECRETS, data, idchip, testdata};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// All cards, each put together in a directory.
struct Cards {
    directory: tempfile::TempDir,
    manifest: Value,
}

impl Cards {
    fn new() -> Self {
        let manifest = fs::read(testdata().join("manifest.json")).unwrap();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        let directory = tempfile::tempdir().unwrap();
        for card in manifest["cards"].as_array().unwrap() {
            let folder = directory.path().join(card["name"].as_str().unwrap());
            fs::create_dir(&folder).unwrap();
            for (name, path) in card["files"].as_object().unwrap() {
                fs::copy(testdata().join(path.as_str().unwrap()), folder.join(name)).unwrap();
            }
        }
        Self { directory, manifest }
    }

    fn path(&self, card: &Value) -> PathBuf {
        self.directory.path().join(card["name"].as_str().unwrap())
    }

    /// The cards that are judged with the same anchors, signers and lists.
    fn by_stores(&self) -> BTreeMap<[Vec<String>; 3], Vec<&Value>> {
        let paths = |card: &Value, member: &str| -> Vec<String> {
            let paths = card[member].as_array().into_iter().flatten();
            paths.map(|path| data(path.as_str().unwrap())).collect()
        };
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for card in self.manifest["cards"].as_array().unwrap() {
            // The command refuses a file named with --crl that is not a list.
            if card["expect"]["checks"]["revocation"]["reason"] == "crl_malformed" {
                continue;
            }
            let key = ["anchors", "document_signers", "crls"].map(|member| paths(card, member));
            groups.entry(key).or_default().push(card);
        }
        groups
    }
}

/// Cards whose algorithm the command has, and the set of the manifest, `algorithms::ALL`, has not.
const POST_QUANTUM: [&str; 2] = ["alg_ml_dsa_65", "alg_ml_dsa_65_csca"];

#[test]
fn each_card_has_its_verdict_and_shows_no_value() {
    let cards = Cards::new();
    let at = cards.manifest["at"].as_str().unwrap();
    let mut differences = Vec::new();
    for ([anchors, signers, crls], group) in cards.by_stores() {
        let paths: Vec<_> =
            group.iter().map(|card| cards.path(card).to_str().unwrap().to_owned()).collect();
        let mut arguments = vec!["verify".to_owned()];
        arguments.extend(paths);
        for (option, paths) in [("--anchors", anchors), ("--signers", signers), ("--crl", crls)] {
            arguments.extend(paths.into_iter().flat_map(|path| [option.to_owned(), path]));
        }
        arguments.extend(["--at".to_owned(), at.to_owned()]);
        idchip(&arguments).hides(SECRETS);
        arguments.push("--json".to_owned());
        let run = idchip(&arguments);
        run.hides(SECRETS);
        let records = run.json();
        assert_eq!(records.len(), group.len());
        // With --reveal, a card shows an identity exactly if it is accepted.
        arguments.push("--reveal".to_owned());
        for (record, revealed) in records.iter().zip(idchip(&arguments).json()) {
            assert_eq!(record["verdict"], revealed["verdict"]);
            assert_eq!(revealed["identity"].is_object(), record["verdict"] == "accepted");
        }
        for (card, record) in group.iter().zip(records) {
            let expect = &card["expect"];
            // An EF.CardSecurity that is rejected rejects the card, whatever the document is.
            let of_file = &expect["card_security"];
            let expected = if POST_QUANTUM.iter().any(|name| card["name"] == *name) {
                "accepted"
            } else if of_file["verdict"] == "rejected" {
                "rejected"
            } else {
                expect["verdict"].as_str().unwrap()
            };
            if record["verdict"] != expected {
                differences.push(format!("{}: {} for {expected}", card["name"], record["verdict"]));
            }
            for member in ["verdict", "decided_by"] {
                if record["card_security"][member] != of_file[member] {
                    let found = &record["card_security"];
                    differences.push(format!("{}: {found} for {of_file}", card["name"]));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn no_card_makes_inspect_or_dump_show_a_value() {
    let cards = Cards::new();
    for card in cards.manifest["cards"].as_array().unwrap() {
        let path = cards.path(card);
        let run = idchip(&["inspect", path.to_str().unwrap()]);
        assert!(matches!(run.code, 0 | 3), "{}", card["name"]);
        run.hides(SECRETS);
    }
    for file in testdata().join("cards").read_dir().unwrap() {
        for file in file.unwrap().path().read_dir().unwrap() {
            let path = file.unwrap().path();
            let run = idchip(&["dump", path.to_str().unwrap()]);
            assert!(matches!(run.code, 0 | 3), "{}", path.display());
            run.hides(SECRETS);
        }
    }
}
