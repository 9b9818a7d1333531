//! `idchip explain`.

mod common;

use common::{idchip, verify, vn_anchor, vn_good};
use idchip::Finding;
use idchip::verify::{CheckId, Reason};

/// The words of a report that stand behind `idchip explain`.
fn names_in(report: &str) -> Vec<String> {
    let words = report.split_whitespace().collect::<Vec<_>>();
    let place = words.windows(2).rposition(|pair| pair == ["idchip", "explain"]).unwrap();
    words[place + 2..].iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn a_reason_is_explained_by_its_name_and_by_its_number() {
    for arguments in [
        &["explain", "signature_invalid"][..],
        &["explain", "signature-invalid"],
        &["explain", "reason", "49"],
        &["explain", "449"],
        &["explain", "IDCHIP_STATUS_REASON_SIGNATURE_INVALID"],
    ] {
        let run = idchip(arguments);
        run.exits(0).says("signature_invalid reason 49, status 449 in C");
        run.says("The signature does not match the signer's key.");
        run.says("It is no proof against the holder.")
            .says(Reason::SignatureInvalid.advice().unwrap());
    }
}

#[test]
fn an_unknown_name_is_wrong_usage_with_those_near_it() {
    idchip(&["explain", "hash_difers"]).exits(64).complains("hash_differs");
    let run = idchip(&["explain", "Nguy\u{1B}[2J"]);
    run.exits(64).hides(&["Nguy", "\u{1B}"]).complains("`idchip explain` lists all names");
}

#[test]
fn the_list_has_every_word() {
    let run = idchip(&["explain"]);
    for name in
        Reason::ALL.iter().map(|it| it.name()).chain(Finding::ALL.iter().map(|it| it.name()))
    {
        run.says(name);
    }
    CheckId::ALL.iter().for_each(|id| assert!(run.stdout.contains(id.name()), "{id}"));
    let records = idchip(&["explain", "--json"]).json();
    assert!(records.len() > 400, "{}", records.len());
    for record in records {
        for member in ["text", "meaning", "section"] {
            assert!(record[member].is_string(), "{} {member}", record["name"]);
        }
    }
}

#[test]
fn a_report_ends_with_names_that_are_explained() {
    let late = ["--at", "2056-11-01"];
    let report = idchip(&[&["verify", &vn_good(), "--anchors", &vn_anchor()][..], &late].concat());
    report.exits(1).says("2 checks failed, the gravest first: Validity, Document's expiry.");
    let names = names_in(&report.stdout);
    assert_eq!(names[..2], ["expired", "document_expired"]);
    for name in &names {
        idchip(&["explain", name]).exits(0);
    }
    // A finding that a strict policy does not tolerate is named, and not the reason `not_tolerated`.
    let report = verify(&vn_good(), &vn_anchor(), &["--strict"]);
    let names = names_in(&report.exits(1).stdout);
    assert_eq!(names[0], "basic_constraints_in_end_entity");
    assert!(!names.contains(&"not_tolerated".to_owned()));
    let tree = verify(&vn_good(), &vn_anchor(), &["--report", "tr03135"]);
    assert!(names_in(&tree.stdout).contains(&"no_crl".to_owned()));
}

#[test]
fn a_card_that_cannot_be_judged_leads_to_its_error() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("EF.SOD"), [0x77, 0x82]).unwrap();
    let report = verify(folder.path().to_str().unwrap(), &vn_anchor(), &[]);
    let [name] = names_in(&report.exits(3).stdout).try_into().unwrap();
    assert_eq!(name, "truncated");
    idchip(&["explain", &name]).exits(0).says("Most often it was not read to its end.");
}
