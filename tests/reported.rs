//! Conditions that users of other readers reported, made anew with synthetic data: each folder of the
//! corpus gives what its `expect.json` says. Skipped where the corpus is not there.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod hex;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::corpus::corpus;
use common::hex::hex;
use idchip::algorithms;
use idchip::finding::Finding;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::national::it_cie::{self, Nis, ServicesKey};
use idchip::time::{Date, UnixTime};
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, PassiveAuthentication, Policy, Reason, Report, Verdict,
};
use serde_json::Value;

/// The verdict of a folder that is a card, whose expectation is in words.
struct InWords {
    name: &'static str,
    verdict: &'static str,
    /// The check that the condition is about, its result and its reason.
    check: (CheckId, CheckResult, Reason),
    /// The finding that tells of it.
    finding: Option<Finding>,
}

const SUCCESSFUL: CheckResult = CheckResult::Successful;

const IN_WORDS: [InWords; 7] = [
    InWords {
        name: "dg13-pol-pesel",
        verdict: "accepted",
        check: (CheckId::DataGroups, SUCCESSFUL, Reason::Ok),
        finding: None,
    },
    InWords {
        name: "dg14-one-unknown-version",
        verdict: "accepted",
        check: (CheckId::DataGroups, SUCCESSFUL, Reason::Ok),
        finding: Some(Finding::SecurityInfoMalformed),
    },
    InWords {
        name: "dg2-jp2-padded",
        verdict: "accepted",
        check: (CheckId::DataGroups, SUCCESSFUL, Reason::Ok),
        finding: Some(Finding::ImagePadded),
    },
    InWords {
        name: "mrz-expiry-990101-ita",
        verdict: "accepted",
        check: (CheckId::DocumentExpiry, SUCCESSFUL, Reason::NoExpiry),
        finding: None,
    },
    InWords {
        name: "mrz-expiry-fillers-mda",
        verdict: "accepted",
        check: (CheckId::DocumentExpiry, SUCCESSFUL, Reason::NoExpiry),
        finding: Some(Finding::MrzDateInvalid),
    },
    InWords {
        name: "vn-card",
        verdict: "accepted",
        check: (CheckId::DocumentExpiry, SUCCESSFUL, Reason::Ok),
        finding: None,
    },
    InWords {
        name: "vn-child-dg2-zero",
        verdict: "accepted",
        check: (CheckId::DataGroups, SUCCESSFUL, Reason::Ok),
        finding: Some(Finding::FaceMissing),
    },
];

/// Folders that are no cards, and the tests that hold them.
const OF_OTHER_TESTS: [(&str, &str); 7] = [
    ("aa-rsa-truncated-231-of-256", "a_response_that_the_reader_cut_is_undetermined, below"),
    ("cardaccess-several-pace", "cli/tests/json.rs"),
    ("province-044", "cli/tests/qr.rs"),
    ("qr-bom", "cli/tests/qr.rs"),
    ("qr-dates-with-slashes-wrong", "cli/tests/qr.rs"),
    ("qr-mojibake", "cli/tests/qr.rs"),
    ("qr-url", "cli/tests/qr.rs"),
];

fn folders() -> Option<BTreeMap<String, PathBuf>> {
    let folders = fs::read_dir(corpus("reported")?).unwrap().map(|entry| entry.unwrap().path());
    let with_name = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), path);
    Some(folders.filter(|path| path.join("expect.json").exists()).map(with_name).collect())
}

fn expectation(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("expect.json")).unwrap()).unwrap()
}

/// The start of the day for which is judged.
fn at(expectation: &Value) -> UnixTime {
    let day = expectation["at"].as_str().unwrap();
    let parts: Vec<u16> = day.split('-').map(|part| part.parse().unwrap()).collect();
    let small = |part: u16| u8::try_from(part).unwrap();
    Date::new(parts[0], small(parts[1]), small(parts[2])).unwrap().start()
}

/// Judges a folder with all its files. Nothing where EF.SOD does not parse.
fn judge(folder: &Path, at: UnixTime) -> Option<(Report, Verdict)> {
    let file = |name: &str| fs::read(folder.join(name)).ok();
    let anchor = file("anchor.der").unwrap();
    let anchors = [anchor.as_slice()];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let signers = file("signers.der");
    let signers: Vec<&[u8]> = signers.iter().map(Vec::as_slice).collect();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, at)
        .with_document_signers(&signers);
    let octets = file("EF.SOD").unwrap();
    let mut scratch = vec![0; octets.len()];
    let sod = Sod::parse_with_scratch(&octets, &mut scratch).ok()?;
    let mut document = judge.examine(&sod);
    if let Some(com) = file("EF.COM") {
        document.check_com(&com);
    }
    for number in DgNumber::ALL.iter().copied() {
        if let Some(file) = file(&format!("EF.{number}")) {
            // The report says what it came to.
            let _ = document.check_content(number, &file);
        }
    }
    if let Some(card_access) = file("EF.CardAccess") {
        document.check_card_access(&card_access, file("EF.DG14").as_deref());
    }
    Some((*document.report(), document.verdict()))
}

#[test]
fn each_folder_gives_what_it_expects() {
    let Some(folders) = folders() else { return };
    for (name, folder) in &folders {
        if OF_OTHER_TESTS.iter().any(|(other, _)| other == name) {
            continue;
        }
        let expectation = expectation(folder);
        let Some((report, verdict)) = judge(folder, at(&expectation)) else {
            panic!("{name}: EF.SOD does not parse");
        };
        if let Some(expected) = expectation["expected"].as_str() {
            assert!(expected.split('|').any(|it| it == verdict.name()), "{name}: {verdict}");
            continue;
        }
        let expected = IN_WORDS.iter().find(|it| it.name == name);
        let expected = expected.unwrap_or_else(|| panic!("{name}: no test knows this folder"));
        assert_eq!(verdict.name(), expected.verdict, "{name}: {verdict}");
        let (id, result, reason) = expected.check;
        let Check { result: is, reason: because, .. } = report.check(id);
        assert_eq!((is, because), (result, reason), "{name}");
        if let Some(finding) = expected.finding {
            assert!(report.findings().contains(finding), "{name}: {:?}", report.findings());
        }
    }
    for known in IN_WORDS.iter().map(|it| it.name).chain(OF_OTHER_TESTS.map(|(name, _)| name)) {
        assert!(folders.contains_key(known), "{known} is not in the corpus any more");
    }
}

/// Nothing of these conditions speaks against the holder.
#[test]
fn no_folder_is_rejected_for_more_than_its_property() {
    let Some(folders) = folders() else { return };
    for (name, id, reason) in [
        ("passport-signer-signs-id-card", CheckId::DocumentType, Reason::DocumentTypeNotListed),
        ("it-cie-ias-sod", CheckId::DataGroups, Reason::NotAnLdsCard),
        ("dg2-without-its-last-chunk", CheckId::DataGroups, Reason::DataGroupIncomplete),
        ("un-laissez-passer-under-zz", CheckId::IssuingState, Reason::StateUnknown),
    ] {
        let folder = &folders[name];
        let (report, verdict) = judge(folder, at(&expectation(folder))).unwrap();
        let (Verdict::Rejected(decides, check) | Verdict::Undetermined(decides, check)) = verdict
        else {
            panic!("{name}: {verdict}");
        };
        assert_eq!((decides, check.reason), (id, reason), "{name}");
        let failed = CheckId::ALL
            .iter()
            .filter(|it| **it != id && report.check(**it).result == CheckResult::Failed);
        assert_eq!(failed.count(), 0, "{name}: {report:?}");
    }
}

#[test]
fn the_italian_files_are_verified_as_those_of_their_application() {
    let Some(folders) = folders() else { return };
    let folder = &folders["it-cie-ias-sod"];
    let [sod, nis, key, anchor] = ["EF.SOD", "EF.1001", "EF.1005", "anchor.der"]
        .map(|name| fs::read(folder.join(name)).unwrap());
    let anchors = [anchor.as_slice()];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let now = at(&expectation(folder));
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
    let sod = Sod::parse(&sod).unwrap();
    let mut card = judge.examine_application(&sod, &it_cie::APPLICATION, None);
    assert_eq!(card.open::<Nis<'_>>(&nis).unwrap().as_str().len(), 12);
    // The file has bytes 00 behind the key.
    assert_eq!(card.open::<ServicesKey<'_>>(&key).unwrap().key().bits(), 2048);
    assert_eq!(card.verdict(), Verdict::Accepted);
}

#[test]
fn a_response_that_the_reader_cut_is_undetermined() {
    use idchip::lds::{DataGroup, dg15::Dg15};
    let Some(folders) = folders() else { return };
    let folder = &folders["aa-rsa-truncated-231-of-256"];
    let octets = |name: &str| hex(&fs::read_to_string(folder.join(name)).unwrap());
    let dg15 = fs::read(folder.join("EF.DG15")).unwrap();
    let key = Dg15::parse(&dg15).unwrap().public_key().unwrap();
    let challenge: [u8; 8] = octets("challenge.hex").try_into().unwrap();
    let (check, _) = idchip::verify::unauthenticated::check_response(
        &key,
        None,
        &challenge,
        &octets("response.hex"),
        &algorithms::ALL,
    );
    assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::ResponseLength));
    let evidence = idchip::verify::Evidence::Length { found: 231, expected: 256 };
    assert_eq!(check.evidence, evidence);
}
