//! Cards of `testdata/` judged as those of a national application: verdict, checks and the status of each
//! file are those of the manifest, whole and in chunks, and nothing but the files of that application opens.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use std::collections::BTreeMap;

use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::ParseErrorKind;
use idchip::lds::sod::Sod;
use idchip::national::it_cie::{self, InternalKey, Nis, ServicesKey};
use idchip::national::us_piv::{self, SecurityObject};
use idchip::national::{self, FileDescription, FileNumber, HashRule, NationalApplication};
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, DataGroupStatus, NationalDocument, OpenError, Policy,
    Reason, Verdict,
};
use serde_json::Value;

/// A card of the manifest.
struct Card {
    files: BTreeMap<String, Vec<u8>>,
    anchors: Vec<Vec<u8>>,
    signers: Vec<Vec<u8>>,
}

impl Card {
    fn of(name: &str) -> Self {
        let manifest = manifest();
        let cards = manifest["cards"].as_array().unwrap();
        let card = cards.iter().find(|card| card["name"] == name).unwrap();
        let all = |list: &Value| {
            list.as_array().unwrap().iter().map(|path| read(path.as_str().unwrap())).collect()
        };
        let files = card["files"].as_object().unwrap().iter();
        Self {
            files: files.map(|(name, path)| (name.clone(), read(path.as_str().unwrap()))).collect(),
            anchors: all(&card["anchors"]),
            signers: all(&card["document_signers"]),
        }
    }

    /// Examines the card as one of this application; reads no file.
    fn examine<T>(
        &self,
        application: &NationalApplication,
        policy: Policy,
        then: impl FnOnce(&mut NationalDocument<'_>) -> T,
    ) -> T {
        let anchors: Vec<&[u8]> = self.anchors.iter().map(Vec::as_slice).collect();
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let signers: Vec<&[u8]> = self.signers.iter().map(Vec::as_slice).collect();
        let judge = judge(&anchors, policy).with_document_signers(&signers);
        let object = self.files.get("EF.9000").map(|file| SecurityObject::parse(file).unwrap());
        let bytes = match &object {
            Some(object) => object.content_info(),
            None => &self.files["EF.SOD"],
        };
        let mut scratch = vec![0; bytes.len()];
        let sod = Sod::parse_with_scratch(bytes, &mut scratch).unwrap();
        let map = object.map(|object| object.container_map());
        then(&mut judge.examine_application(&sod, application, map))
    }

    /// The files of the application that the card has.
    fn files_of(
        &self,
        application: &NationalApplication,
    ) -> impl Iterator<Item = (&'static FileDescription, &[u8])> {
        let file = |file: &'static FileDescription| {
            let bytes = self.files.get(&format!("EF.{:04X}", file.identifier));
            bytes.or_else(|| self.files.get(file.name)).map(|bytes| (file, bytes.as_slice()))
        };
        application.files().iter().filter_map(file)
    }
}

fn application(name: &str) -> &'static NationalApplication {
    national::ALL.iter().find(|application| application.name() == name).unwrap()
}

fn check(result: CheckResult, reason: Reason) -> String {
    format!("{} {}", result.name(), reason.name())
}

/// Compares a judged card with an entry of the manifest.
fn compare(document: &NationalDocument<'_>, expect: &Value, name: &str) {
    let verdict = document.verdict();
    assert_eq!(verdict.name(), expect["verdict"].as_str().unwrap(), "{name}: {verdict}");
    for &id in NationalDocument::CHECKS {
        let Check { result, reason, .. } = document.report().check(id);
        let expected = match expect["checks"].get(id.name()) {
            Some(Value::Array(pair)) => {
                format!("{} {}", pair[0].as_str().unwrap(), pair[1].as_str().unwrap())
            }
            _ if id == CheckId::Revocation => check(CheckResult::Undetermined, Reason::NoCrl),
            // Without an issuer the validity of its certificate is open.
            _ if id == CheckId::Validity && !is_successful(document, CheckId::DsSignature) => {
                continue;
            }
            _ => check(CheckResult::Successful, Reason::Ok),
        };
        assert_eq!(check(result, reason), expected, "{name}: {id}");
    }
    for &id in CheckId::ALL.iter().filter(|id| !NationalDocument::CHECKS.contains(id)) {
        assert_eq!(document.report().check(id).reason, Reason::NotChecked, "{name}: {id}");
    }
    let statuses: BTreeMap<String, &str> = document
        .files()
        .map(|file| (hex(file.identifier.as_bytes()), file.status.name()))
        .collect();
    let expected: BTreeMap<String, &str> = expect["files"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(number, status)| (number.clone(), status.as_str().unwrap()))
        .collect();
    assert_eq!(statuses, expected, "{name}");
}

fn is_successful(document: &NationalDocument<'_>, id: CheckId) -> bool {
    document.report().check(id).result == CheckResult::Successful
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn each_card_gives_what_the_manifest_says_whole_and_in_chunks() {
    let manifest = manifest();
    let entries = manifest["applications"].as_array().unwrap();
    assert!(entries.len() > 10, "the manifest is whole");
    for entry in entries {
        let name = entry["card"].as_str().unwrap();
        let application = application(entry["application"].as_str().unwrap());
        let card = Card::of(name);
        card.examine(application, Policy::DEFAULT, |document| {
            for (file, bytes) in card.files_of(application) {
                document.check_file(file.identifier, bytes);
            }
            compare(document, &entry["expect"], name);
        });
        card.examine(application, Policy::DEFAULT, |document| {
            for (file, bytes) in card.files_of(application) {
                // In chunks, the file does not tell what application it is of.
                if application.distinctive_file() == Some(file.identifier) {
                    document.check_file(file.identifier, bytes);
                    continue;
                }
                let mut stream = document.begin(file.identifier).unwrap();
                bytes.chunks(7).for_each(|chunk| stream.update(chunk));
                // The report holds the result.
                let _ = document.finish(stream);
            }
            compare(document, &entry["expect"], name);
        });
    }
}

#[test]
fn the_files_of_the_italian_card_open_as_what_they_are() {
    let card = Card::of("cie_ias");
    card.examine(&it_cie::APPLICATION, Policy::DEFAULT, |document| {
        let nis = document.open::<Nis<'_>>(&card.files["EF.1001"]).unwrap();
        assert_eq!(nis.as_str(), "990000000019");
        let key = document.open::<ServicesKey<'_>>(&card.files["EF.1005"]).unwrap();
        assert_eq!(key.key().bits(), 2048);
        let key = document.open::<InternalKey<'_>>(&card.files["EF.1004"]).unwrap();
        assert_eq!(key.key().bits(), 2048);
        let serial = document.open_file(0x1002, &card.files["EF.1002"]).unwrap();
        assert_eq!(serial.as_bytes(), b"CA00000AA");
        assert_eq!(serial.description().name, "EF.Seriale");
    });
}

/// The content of one file is never given out as that of another.
#[test]
fn a_file_opens_under_its_own_identifier_only() {
    let card = Card::of("cie_ias");
    for (file, _) in card.files_of(&it_cie::APPLICATION) {
        for (other, bytes) in card.files_of(&it_cie::APPLICATION) {
            card.examine(&it_cie::APPLICATION, Policy::DEFAULT, |document| {
                let opened = document.open_file(file.identifier, bytes);
                assert_eq!(opened.is_ok(), file == other, "{} as {}", other.name, file.name);
            });
        }
    }
}

#[test]
fn nothing_opens_that_nobody_vouches_for() {
    let mut card = Card::of("cie_ias");
    let file = card.files["EF.1001"].clone();
    card.examine(&us_piv::APPLICATION, Policy::DEFAULT, |document| {
        let not_present = OpenError::FileNotAuthentic(0x1001, DataGroupStatus::NotPresent);
        assert_eq!(document.open::<Nis<'_>>(&file).unwrap_err(), not_present);
        assert_eq!(document.open_file(0x1001, &file).unwrap_err(), not_present);
        assert_eq!(document.begin(0x1001).unwrap_err(), not_present);
        assert_eq!(document.check_file(0x1001, &file), DataGroupStatus::NotPresent);
    });
    // Without its anchor the file has the signed hash, and nobody signed it.
    card.anchors = Card::of("vn_good").anchors;
    card.examine(&it_cie::APPLICATION, Policy::DEFAULT, |document| {
        let error = document.open::<Nis<'_>>(&file).unwrap_err();
        assert!(matches!(error, OpenError::NotVerified(CheckId::DsSignature, _)), "{error}");
        assert!(document.require().is_err());
        let status = document.files().find(|it| it.identifier.as_bytes() == [0xA1]).unwrap().status;
        assert_eq!(status, DataGroupStatus::Identical);
        assert_ne!(document.verdict(), Verdict::Accepted);
    });
}

#[test]
fn a_file_that_differed_once_stays_different() {
    let card = Card::of("cie_ias");
    card.examine(&it_cie::APPLICATION, Policy::DEFAULT, |document| {
        let file = &card.files["EF.1001"];
        assert_eq!(document.check_file(0x1001, b"990000000018"), DataGroupStatus::NotIdentical);
        assert_eq!(document.check_file(0x1001, file), DataGroupStatus::NotIdentical);
        assert!(matches!(document.verdict(), Verdict::Rejected(CheckId::DataGroups, _)));
    });
}

/// An application that the caller describes: a file whose content does not parse, and numbers of the LDS.
#[test]
fn a_caller_describes_an_application_of_its_own() {
    static FILES: [FileDescription; 1] = [FileDescription {
        identifier: 0x1002,
        name: "EF.Serial",
        number: FileNumber::Listed(&[0xA2]),
        hash_rule: HashRule::FirstBytes(9),
    }];
    const OWN: NationalApplication = NationalApplication::new("own", "an application", &FILES);
    let card = Card::of("cie_ias");
    card.examine(&OWN, Policy::DEFAULT, |document| {
        let file = document.open_file(0x1002, &card.files["EF.1002"]).unwrap();
        assert_eq!(file.as_bytes(), b"CA00000AA");
        assert_eq!(document.verdict(), Verdict::Accepted);
        assert_eq!(document.files().filter(|file| file.description.is_none()).count(), 5);
    });
}

#[test]
fn a_list_of_two_applications_is_refused_with_its_number() {
    let sod = Card::of("other_application_and_dg1").files["EF.SOD"].clone();
    let error = Sod::parse(&sod).unwrap_err();
    assert!(matches!(error.kind, ParseErrorKind::DataGroupNumber(_)), "{error}");
}

#[test]
fn no_log_line_shows_the_number_of_the_holder() {
    let card = Card::of("cie_ias");
    card.examine(&it_cie::APPLICATION, Policy::DEFAULT, |document| {
        let nis = document.open::<Nis<'_>>(&card.files["EF.1001"]);
        let file = document.open_file(0x1001, &card.files["EF.1001"]);
        let mut stream = document.begin(0x1001).unwrap();
        stream.update(&card.files["EF.1001"]);
        let lines = format!("{nis:?} {file:?} {stream:?} {document:?}");
        assert!(!lines.contains("990000000019") && !lines.contains("57, 57, 48"), "{lines}");
        let files: Vec<_> = document.files().collect();
        assert!(format!("{files:?}").contains("EF.ID_Servizi"));
    });
}
