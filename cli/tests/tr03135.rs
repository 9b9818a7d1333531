//! `idchip verify --report tr03135`, and the tree in the JSON output.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{AT, SECRETS, assemble, command, data, idchip, run, verify, vn_anchor, vn_good};
use idchip::verify::{CheckId, TrCheck};
use serde_json::Value;

/// The cards of the snapshots, and further arguments for each.
const CARDS: [(&str, &[&str]); 3] =
    [("vn_good", &[]), ("signature_altered", &[]), ("vn_2024", &["crls/crl_signer_revoked.crl"])];

/// Prints the tree of a card without the line that has its path.
fn printed(card: &str, lists: &[&str], columns: &str) -> String {
    let directory = assemble(card);
    let anchor = vn_anchor();
    let mut command = command();
    command.env("COLUMNS", columns).arg("verify").arg(directory.path());
    command.args(["--report", "tr03135", "--anchors", &anchor, "--at", AT]);
    command.args(lists.iter().flat_map(|list| ["--crl".to_owned(), data(list)]));
    let run = run(&mut command);
    run.hides(SECRETS);
    let (_, rest) = run.stdout.split_once('\n').unwrap();
    rest.to_owned()
}

#[test]
fn the_tree_of_three_cards_is_as_it_was_reviewed() {
    for (card, lists) in CARDS {
        let name = format!("tests/tr03135/{card}.txt");
        let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
        let printed = printed(card, lists, "100");
        assert!(printed == fs::read_to_string(expected).unwrap(), "not as in {name}:\n{printed}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [80, 100, 160] {
        for (card, lists) in CARDS {
            for line in printed(card, lists, &columns.to_string()).lines() {
                assert!(line.chars().count() <= columns, "{columns}: {line}");
            }
        }
    }
}

#[test]
fn each_check_has_its_line_with_the_section() {
    let run = verify(&vn_good(), &vn_anchor(), &["--report", "tr03135"]);
    for check in TrCheck::ALL {
        let section = check.section().trim_start_matches("TR-03135-1 ");
        run.says(&format!("{} {section} ", check.title()));
    }
}

#[test]
fn the_exit_code_is_that_of_the_verdict() {
    idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", AT, "--report", "tr03135"])
        .exits(0);
    let card = assemble("signature_altered");
    verify(card.path().to_str().unwrap(), &vn_anchor(), &["--report", "tr03135"]).exits(1);
    verify(&vn_good(), &vn_anchor(), &["--report", "tr03135", "--json"]).exits(64);
    verify(&vn_good(), &vn_anchor(), &["--report", "xml"]).exits(64);
}

/// Puts the objects of a tree into a list, each with the name of its parent.
fn flat<'t>(
    node: &'t Value,
    parent: Option<&'t str>,
    list: &mut Vec<(Option<&'t str>, &'t Value)>,
) {
    list.push((parent, node));
    for child in node["children"].as_array().unwrap() {
        flat(child, node["name"].as_str(), list);
    }
}

#[test]
fn the_json_has_the_whole_tree_in_order() {
    let run = verify(&vn_good(), &vn_anchor(), &["--json"]);
    let [card] = run.json().try_into().unwrap();
    let mut list = Vec::new();
    flat(&card["tr03135"], None, &mut list);
    assert_eq!(list.len(), TrCheck::ALL.len());
    for (check, (parent, node)) in TrCheck::ALL.iter().zip(&list) {
        assert_eq!(node["name"], check.name());
        assert_eq!(node["title"], check.title());
        assert_eq!(node["section"], check.section());
        assert_eq!(*parent, check.parent().map(TrCheck::name));
        assert_eq!(node["reason"] == "not_made", check.not_made().is_some(), "{check}");
        assert_eq!(node["reason"].is_null(), check.children().next().is_some(), "{check}");
        assert_eq!(node["text"].is_null(), node["reason"].is_null(), "{check}");
        assert_eq!(node["profile"].is_null(), check.check_id().is_none(), "{check}");
    }
    let nodes: BTreeMap<_, _> =
        list.iter().map(|(_, node)| (node["name"].as_str(), node)).collect();
    let node = |check: TrCheck| nodes[&Some(check.name())];
    assert_eq!(node(TrCheck::Document)["result"], "undetermined");
    assert_eq!(node(TrCheck::Document)["decided_by"], "active_authentication");
    assert_eq!(node(TrCheck::IssuerCertificates)["decided_by"], "revocation");
    assert_eq!(node(TrCheck::Revocation)["profile"], "optional");
    assert_eq!(node(TrCheck::SodSignature)["profile"], "mandatory");
    assert_eq!(node(TrCheck::Integrity)["result"], "successful");
    for id in CheckId::ALL {
        if let Some(node) = nodes.get(&Some(id.name())) {
            for member in ["result", "reason"] {
                assert_eq!(node[member], card["checks"][id.name()][member], "{id}");
            }
        }
    }
}

#[test]
fn a_finding_that_is_not_tolerated_fails_no_check_of_the_tree() {
    let run = verify(&vn_good(), &vn_anchor(), &["--json", "--strict"]);
    let [card] = run.exits(1).json().try_into().unwrap();
    assert_eq!(card["decided_by"], "ds_signature");
    let mut list = Vec::new();
    flat(&card["tr03135"], None, &mut list);
    assert!(list.iter().all(|(_, node)| node["result"] != "failed"));
}

#[test]
fn the_page_describes_the_tree() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/json.md");
    let page = fs::read_to_string(page).unwrap();
    for check in TrCheck::ALL.iter().filter(|check| check.not_made().is_some()) {
        assert!(page.contains(&format!("`{check}`")), "docs/json.md lacks {check}");
    }
}
