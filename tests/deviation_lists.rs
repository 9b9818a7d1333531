//! Deviation lists against cards: each synthetic list is verified, or not, as its manifest says; each entry is about
//! the card, or not, or nobody can tell; and no list makes a check successful.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
    pub(crate) mod tlv;
}

use std::collections::BTreeMap;

use common::at::AT;
use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use common::tlv::tlv;
use idchip::algorithms;
use idchip::cms::DeviationList;
use idchip::crypto::HashId;
use idchip::error::{ParseErrorKind, Structure};
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::time::Date;
use idchip::tlv::{Element, Rules};
use idchip::verify::{
    ActiveAuthentication, Anchors, Check, CheckId, CheckResult, DeviationListOutcome, Document,
    Identification, ListCheckId, ListReport, ListVerifier, Policy, Reason, Verdict, VerifiedList,
};
use serde_json::{Value, json};

fn named(paths: &Value) -> Vec<Vec<u8>> {
    paths.as_array().unwrap().iter().map(|path| read(path.as_str().unwrap())).collect()
}

fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

fn entries() -> Vec<Value> {
    let manifest: Value = serde_json::from_slice(&read("lists/manifest.json")).unwrap();
    manifest["deviation_lists"].as_array().unwrap().clone()
}

fn entry(name: &str) -> Value {
    entries().into_iter().find(|entry| entry["name"] == name).unwrap()
}

fn outcome(check: &Check) -> Value {
    json!({ "result": check.result.name(), "reason": check.reason.name() })
}

/// A list and everything that it is verified with.
struct Files {
    list: Vec<u8>,
    pinned: Vec<Vec<u8>>,
    signers: Vec<Vec<u8>>,
    crls: Vec<Vec<u8>>,
}

impl Files {
    fn of(entry: &Value) -> Self {
        Self {
            list: read(entry["file"].as_str().unwrap()),
            pinned: named(&entry["pinned"]),
            signers: named(&entry["signers"]),
            crls: named(&entry["crls"]),
        }
    }

    fn verify<T>(
        &self,
        policy: Policy,
        then: impl FnOnce(Result<VerifiedList<DeviationList<'_>>, ListReport>) -> T,
    ) -> T {
        let (pinned, signers, crls) =
            (slices(&self.pinned), slices(&self.signers), slices(&self.crls));
        let pinned = Anchors::from_certificates(&pinned).unwrap();
        let verifier = ListVerifier::new(&pinned, algorithms::ALL, policy, AT)
            .with_signers(&signers)
            .with_revocation_lists(&crls);
        let list = DeviationList::parse(&self.list).unwrap();
        let result = verifier.verify(&list);
        let report = verifier.examine(&list);
        assert_eq!(result.as_ref().map_or_else(|refused| *refused, |it| *it.report()), report);
        then(result)
    }
}

/// A card with its files, by the name of the manifest.
struct Card {
    files: BTreeMap<String, Vec<u8>>,
    anchors: Vec<Vec<u8>>,
}

impl Card {
    fn of(name: &str) -> Self {
        let manifest = manifest();
        let mut cards = manifest["cards"].as_array().unwrap().iter();
        let card = cards.find(|card| card["name"] == name).unwrap();
        let files = card["files"].as_object().unwrap().iter();
        let files = files.map(|(name, path)| (name.clone(), read(path.as_str().unwrap())));
        Self { files: files.collect(), anchors: named(&card["anchors"]) }
    }

    fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// Makes every check of the files.
    fn examine<T>(&self, policy: Policy, then: impl FnOnce(&mut Document<'_>) -> T) -> T {
        let anchors = slices(&self.anchors);
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let sod = Sod::parse(self.file("EF.SOD").unwrap()).unwrap();
        let mut document = judge(&anchors, policy).examine(&sod);
        if let Some(com) = self.file("EF.COM") {
            document.check_com(com);
        }
        for number in DgNumber::ALL.iter().copied() {
            if let Some(file) = self.file(&format!("EF.{number}")) {
                let _ = document.check_content(number, file);
            }
        }
        if let Some(access) = self.file("EF.CardAccess") {
            document.check_card_access(access, self.file("EF.DG14"));
        }
        then(&mut document)
    }
}

/// Compares a document with a list. Returns the result, and the entries that may be about it.
fn compare(
    document: &mut Document<'_>,
    list: &VerifiedList<DeviationList<'_>>,
    dg1: Option<&[u8]>,
    issued: Option<&str>,
) -> (DeviationListOutcome, Vec<Value>) {
    let number = |part: &str| part.parse::<u16>().unwrap();
    let date_of_issue = issued.map(|day| {
        let [year, month, day] = day.split('-').map(number).collect::<Vec<_>>().try_into().unwrap();
        Date::new(year, month.try_into().unwrap(), day.try_into().unwrap()).unwrap()
    });
    let identification = Identification { dg1, date_of_issue };
    let mut found = Vec::new();
    let outcome = document.check_deviation_list(list, &identification, |entry| {
        let malformed = entry.check.reason == Reason::DeviationMalformed;
        assert_eq!(entry.deviation.is_none(), malformed);
        let Check { result, reason, .. } = entry.check;
        let (result, reason) = (result.name(), reason.name());
        found.push(json!({ "index": entry.index, "result": result, "reason": reason }));
    });
    (outcome, found)
}

fn explained(document: &Document<'_>) -> Vec<&'static str> {
    let report = document.report();
    let explained = CheckId::ALL.iter().filter(|id| report.is_explained(**id));
    explained.map(|id| id.name()).collect()
}

#[test]
fn each_list_says_about_its_card_what_the_manifest_says() {
    let mut count = 0;
    for entry in entries() {
        let name = entry["name"].as_str().unwrap();
        if name == "defect_list" {
            continue;
        }
        Files::of(&entry).verify(Policy::DEFAULT, |result| {
            let report = result.as_ref().map_or_else(|refused| *refused, |it| *it.report());
            let checks = ListCheckId::ALL.iter().map(|id| (id.name(), report.check(*id)));
            let open = checks.filter(|(_, check)| check.result != CheckResult::Successful);
            let open: BTreeMap<_, _> = open.map(|(id, check)| (id, outcome(&check))).collect();
            assert_eq!(json!(open), entry["checks"], "{name}");
            assert_eq!(result.is_ok(), !entry["outcome"].is_null(), "{name}");
            let Ok(list) = result else { return };
            count += 1;
            let card = Card::of(entry["card"].as_str().unwrap());
            card.examine(Policy::DEFAULT, |document| {
                let before = *document.report();
                let verdict = document.verdict();
                let issued = entry["date_of_issue"].as_str();
                let (compared, found) = compare(document, &list, card.file("EF.DG1"), issued);
                assert_eq!(outcome(&compared.check), entry["outcome"], "{name}");
                assert_eq!(json!(compared.entries), entry["entries"], "{name}");
                assert_eq!(json!(found), entry["found"], "{name}");
                let matched = found.iter().filter(|it| it["result"] == "successful").count();
                assert_eq!(usize::try_from(compared.matched).unwrap(), matched, "{name}");
                let undetermined = usize::try_from(compared.undetermined).unwrap();
                assert_eq!(undetermined, found.len() - matched, "{name}");
                assert_eq!(json!(explained(document)), entry["explained"], "{name}");
                // The checks and the verdict are those of before.
                for id in CheckId::ALL {
                    assert_eq!(document.report().check(*id), before.check(*id), "{name}: {id}");
                }
                assert_eq!(document.verdict(), verdict, "{name}");
            });
        });
    }
    assert!(count > 25, "the manifest is whole: {count}");
}

#[test]
fn a_policy_may_accept_explained_checks_but_never_authenticity() {
    for (name, id, is_accepted) in [
        ("deviation_com_inconsistent", CheckId::ComVsSod, true),
        ("deviation_of_the_state", CheckId::IssuingState, true),
        ("deviation_of_a_name", CheckId::IssuingState, false),
        ("deviation_of_unknown_type", CheckId::ComVsSod, false),
        ("deviation_hash_wrong", CheckId::DataGroups, false),
        ("deviation_ds_signature_wrong", CheckId::DsSignature, false),
    ] {
        let entry = entry(name);
        let policy = Policy::DEFAULT.with_explained(id);
        assert_eq!(policy.accepts_explained(id), Policy::EXPLAINABLE.contains(&id));
        Files::of(&entry).verify(policy, |list| {
            let list = list.unwrap();
            let card = Card::of(entry["card"].as_str().unwrap());
            card.examine(policy, |document| {
                assert_ne!(document.verdict(), Verdict::Accepted, "{name}");
                compare(document, &list, card.file("EF.DG1"), None);
                assert_eq!(document.verdict() == Verdict::Accepted, is_accepted, "{name}");
                assert_eq!(document.conclude().is_ok(), is_accepted, "{name}");
                assert_ne!(document.report().check(id).result, CheckResult::Successful, "{name}");
            });
        });
    }
    // A finding that is not tolerated is not explained.
    let strict = Policy::STRICT.with_explained(CheckId::ComVsSod);
    let entry = entry("deviation_com_inconsistent");
    Files::of(&entry).verify(Policy::DEFAULT, |list| {
        let list = list.unwrap();
        let card = Card::of(entry["card"].as_str().unwrap());
        card.examine(strict, |document| {
            compare(document, &list, card.file("EF.DG1"), None);
            assert!(document.report().is_explained(CheckId::ComVsSod));
            let Verdict::Rejected(_, check) = document.verdict() else { panic!("accepted") };
            assert_eq!(check.reason, Reason::NotTolerated);
        });
    });
}

#[test]
fn a_key_that_may_be_compromised_proves_nothing_in_either_order() {
    let entry = entry("deviation_key_compromised");
    let card = Card::of("vn_good");
    let run = ActiveAuthentication {
        dg15: card.file("EF.DG15"),
        dg14: card.file("EF.DG14"),
        challenge: &read("aa/rsa_sha1.challenge.bin").try_into().unwrap(),
        response: &read("aa/rsa_sha1.response.bin"),
    };
    Files::of(&entry).verify(Policy::DEFAULT, |list| {
        let list = list.unwrap();
        for before in [true, false] {
            card.examine(Policy::WITH_CHIP, |document| {
                if before {
                    compare(document, &list, card.file("EF.DG1"), None);
                    let refused = document.check_active_authentication(&run).unwrap_err();
                    assert_eq!(refused.reason, Reason::ChipKeyCompromised);
                } else {
                    document.check_active_authentication(&run).unwrap();
                    assert_eq!(document.verdict(), Verdict::Accepted);
                    compare(document, &list, card.file("EF.DG1"), None);
                }
                let check = document.report().check(CheckId::ActiveAuthentication);
                let doubt = (CheckResult::Undetermined, Reason::ChipKeyCompromised);
                assert_eq!((check.result, check.reason), doubt);
                assert!(!document.report().is_explained(CheckId::ActiveAuthentication));
                assert!(matches!(document.verdict(), Verdict::Undetermined(..)));
            });
        }
    });
}

#[test]
fn a_policy_that_requires_revocation_refuses_a_list_without_it() {
    for (name, reason) in [
        ("deviation_by_signer", Some(Reason::NoCrl)),
        ("deviation_list_signer_not_revoked", None),
        ("deviation_list_signer_revoked", Some(Reason::SignerRevoked)),
    ] {
        Files::of(&entry(name)).verify(Policy::WITH_REVOCATION, |result| {
            let violation = result.err().and_then(|report| report.violation());
            assert_eq!(violation.map(|(_, check)| check.reason), reason, "{name}");
            let id = violation.map(|(id, _)| id);
            assert!(id.is_none_or(|id| id == ListCheckId::Revocation), "{name}");
        });
    }
}

#[test]
fn a_defect_list_is_named() {
    let bytes = read(entry("defect_list")["file"].as_str().unwrap());
    let error = DeviationList::parse(&bytes).unwrap_err();
    assert_eq!((error.kind, error.within), (ParseErrorKind::Value, Structure::DefectList));
}

#[test]
fn logs_show_neither_numbers_nor_descriptions() {
    let entry = entry("deviation_by_numbers");
    Files::of(&entry).verify(Policy::DEFAULT, |list| {
        let list = list.unwrap();
        let card = Card::of("vn_good");
        card.examine(Policy::DEFAULT, |document| {
            let dg1 = card.file("EF.DG1");
            let identification =
                Identification { dg1, date_of_issue: Some(Date::new(2021, 6, 1).unwrap()) };
            let mut log = format!("{list:?} {identification:?}");
            let outcome = document.check_deviation_list(&list, &identification, |entry| {
                log.push_str(&format!("{entry:?}"));
            });
            log.push_str(&format!("{outcome:?} {document:?}"));
            assert!(log.contains("DeviationMatch"));
            for secret in ["099012345", "48, 57, 57", "A test deviation", "2021-06-01", "65, 32"] {
                assert!(!log.contains(secret), "{secret} in {log}");
            }
        });
    });
}

/// Adds a SignerInfo before the others, which nobody signed: the first one with another hash function.
fn with_another_signer_first(list: &[u8]) -> Vec<u8> {
    let split = |element: &[u8]| {
        let (outer, _) = Element::parse(Rules::Cms, element).unwrap();
        let mut rest = outer.content;
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (part, after) = Element::parse(Rules::Cms, rest).unwrap();
            parts.push(part.whole.to_vec());
            rest = after;
        }
        parts
    };
    let content_info = split(list);
    let signed_data = split(&content_info[1]).remove(0);
    let mut fields = split(&signed_data);
    let signers = split(&fields.pop().unwrap());
    let mut other = signers[0].clone();
    let sha256 = HashId::Sha256.oid().as_bytes();
    let at = other.windows(sha256.len()).position(|bytes| bytes == sha256).unwrap();
    other[at..at + sha256.len()].copy_from_slice(HashId::Sha384.oid().as_bytes());
    fields.push(tlv(0x31, &[other, signers.concat()].concat()));
    let signed_data = tlv(0xA0, &tlv(0x30, &fields.concat()));
    tlv(0x30, &[content_info[0].clone(), signed_data].concat())
}

#[test]
fn a_signer_that_somebody_added_changes_nothing() {
    let entry = entry("deviation_by_digest_of_the_signature");
    let card = Card::of(entry["card"].as_str().unwrap());
    let found = |files: &Files| {
        files.verify(Policy::DEFAULT, |list| {
            let list = list.unwrap();
            card.examine(Policy::DEFAULT, |document| {
                compare(document, &list, card.file("EF.DG1"), None).1
            })
        })
    };
    let mut files = Files::of(&entry);
    assert_eq!(json!(found(&files)), entry["found"]);
    files.list = with_another_signer_first(&files.list);
    assert_eq!(json!(found(&files)), entry["found"]);
}
