//! CSCA master lists and deviation lists: each synthetic list gives exactly the checks that its manifest says, and public lists
//! verify under the certificates of their publishers.

mod common {
    pub(crate) mod at;
    pub(crate) mod corpus;
    pub(crate) mod testdata;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::at::AT;
use common::corpus::corpus;
use common::testdata::read;
use idchip::algorithms;
use idchip::cms::{DeviationList, MasterList};
use idchip::finding::{Finding, FindingSet};
use idchip::time::UnixTime;
use idchip::verify::{Anchors, CheckResult, ListCheckId, ListReport, ListVerifier, Policy, Reason};
use idchip::x509::Certificate;
use serde_json::Value;

fn files(paths: &Value) -> Vec<Vec<u8>> {
    paths.as_array().unwrap().iter().map(|path| read(path.as_str().unwrap())).collect()
}

fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

fn names(findings: FindingSet) -> Vec<&'static str> {
    findings.iter().map(Finding::name).collect()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

/// The synthetic lists of `testdata/`.
fn entries() -> Vec<Value> {
    let manifest: Value = serde_json::from_slice(&read("lists/manifest.json")).unwrap();
    manifest["master_lists"].as_array().unwrap().clone()
}

/// The checks that are not successful, as the manifest writes them.
fn unsuccessful(report: &ListReport) -> BTreeMap<&'static str, Value> {
    let checks = ListCheckId::ALL.iter().map(|id| (id, report.check(*id)));
    let checks = checks.filter(|(_, check)| check.result != CheckResult::Successful);
    let named = checks.map(|(id, check)| {
        let (result, reason) = (check.result.name(), check.reason.name());
        (id.name(), serde_json::json!({ "result": result, "reason": reason }))
    });
    named.collect()
}

#[test]
fn each_list_gives_what_the_manifest_says() {
    let entries = entries();
    assert!(entries.len() > 20, "the manifest is whole");
    for entry in &entries {
        let name = entry["name"].as_str().unwrap();
        let (pinned, signers) = (files(&entry["pinned"]), files(&entry["signers"]));
        let crls = files(&entry["crls"]);
        let (pinned, signers, crls) = (slices(&pinned), slices(&signers), slices(&crls));
        let pinned = Anchors::from_certificates(&pinned).unwrap();
        let verifier = ListVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, AT)
            .with_signers(&signers)
            .with_revocation_lists(&crls);
        let bytes = read(entry["file"].as_str().unwrap());
        let deviations = DeviationList::parse(&bytes).ok();
        let count = deviations.map(|list| list.deviations().filter(Result::is_ok).count());
        assert_eq!(serde_json::json!(count), entry["deviations"], "{name}");
        let list = MasterList::parse(&bytes);
        assert_ne!(list.is_ok(), deviations.is_some(), "{name}");
        let report = match (&list, &deviations) {
            (Ok(list), _) => verifier.examine(list),
            (_, Some(list)) => verifier.examine(list),
            (Err(error), None) => panic!("{name}: {error}"),
        };
        assert_eq!(serde_json::json!(unsuccessful(&report)), entry["checks"], "{name}");
        assert_eq!(names(report.findings()), strings(&entry["findings"]), "{name}");
        let anchor_findings = strings(&entry["anchor_findings"]);
        assert_eq!(names(report.anchor_findings()), anchor_findings, "{name}");
        let is_signer_good = report.check(ListCheckId::ListSigner).reason == Reason::Ok;
        assert_eq!(report.anchor(), is_signer_good.then_some(0), "{name}");
        if let Some(list) = &deviations {
            let verified = verifier.verify(list);
            assert_eq!(verified.is_ok(), report.violation().is_none(), "{name}");
            continue;
        }
        // Only a list without an unsuccessful check has anchors.
        let list = list.unwrap();
        let verified = verifier.verify(&list);
        assert_eq!(verified.is_ok(), report.violation().is_none(), "{name}");
        match verified {
            Ok(verified) => {
                let count = usize::try_from(entry["certificates"].as_u64().unwrap()).unwrap();
                assert_eq!(verified.anchors().iter().count(), count, "{name}");
                assert!(verified.anchors().iter().eq(verified.list().certificates()), "{name}");
                assert_eq!(*verified.report(), report, "{name}");
            }
            Err(refused) => assert_eq!(refused, report, "{name}"),
        }
    }
}

#[test]
fn a_list_that_conforms_passes_the_strict_policy_and_a_deviation_does_not() {
    for (name, reason) in [
        ("list_good", None),
        ("list_purpose_not_critical", Some(Reason::NotTolerated)),
        ("list_csca_findings", Some(Reason::NotTolerated)),
    ] {
        let entry = entries().into_iter().find(|entry| entry["name"] == name).unwrap();
        let pinned = files(&entry["pinned"]);
        let pinned = slices(&pinned);
        let pinned = Anchors::from_certificates(&pinned).unwrap();
        let verifier = ListVerifier::new(&pinned, algorithms::ALL, Policy::STRICT, AT);
        let bytes = read(entry["file"].as_str().unwrap());
        let report = verifier.examine(&MasterList::parse(&bytes).unwrap());
        assert_eq!(report.violation().map(|(_, check)| check.reason), reason, "{name}");
    }
}

#[test]
fn no_byte_of_a_verified_list_can_be_exchanged() {
    let pinned = read("lists/list_good.pinned_1.der");
    let pinned = Anchors::from_certificate(&pinned).unwrap();
    let verifier = ListVerifier::new(&pinned, algorithms::ALL, Policy::DEFAULT, AT);
    let bytes = read("lists/list_good.ml");
    let list = MasterList::parse(&bytes).unwrap();
    let authority = list.signed_data().certificates().iter().nth(1).unwrap();
    let authority = authority.as_ptr() as usize - bytes.as_ptr() as usize
        ..authority.as_ptr_range().end as usize - bytes.as_ptr() as usize;
    for at in (0..bytes.len()).step_by(7) {
        // Nobody relies on the embedded CSCA certificate.
        if authority.contains(&at) {
            continue;
        }
        let mut altered = bytes.clone();
        altered[at] ^= 0x41;
        let is_verified =
            MasterList::parse(&altered).is_ok_and(|list| verifier.verify(&list).is_ok());
        // The digestAlgorithms, at the front, are a hint for readers in one pass.
        assert!(!is_verified || at < 40, "byte {at} of {}", bytes.len());
    }
}

/// A public list, and what is known of its publisher.
struct Public {
    file: &'static str,
    /// A list by another publisher that has the CSCA certificate of this one.
    other: &'static str,
    certificates: usize,
    findings: &'static [Finding],
}

const PUBLIC: [Public; 5] = [
    Public {
        file: "DE_ML_2021-03-15_sha1ecdsa.ml",
        other: "IT_ML_2023-07-31.ml",
        certificates: 423,
        findings: &[Finding::EcdsaParametersPresent, Finding::WeakHash],
    },
    Public {
        file: "DE_ML_2024-04-10.ml",
        other: "ICAO_ML_2023-09.ml",
        certificates: 526,
        findings: &[],
    },
    Public {
        file: "ICAO_ML_2023-09.ml",
        other: "DE_ML_2024-04-10.ml",
        certificates: 394,
        findings: &[Finding::DigestInfoWithoutNull, Finding::UnknownExtension],
    },
    Public {
        file: "IT_ML_2023-07-31.ml",
        other: "DE_ML_2024-04-10.ml",
        certificates: 333,
        findings: &[],
    },
    Public {
        file: "NL_ML_2019-12-17.mls",
        other: "DE_ML_2024-04-10.ml",
        certificates: 281,
        findings: &[],
    },
];

/// The certificate that issued that of the list's signer, from another list.
fn pinned(lists: &Path, public: &Public) -> (Vec<u8>, UnixTime) {
    let list = fs::read(lists.join(public.file)).unwrap();
    let list = MasterList::parse(&list).unwrap();
    let signer = list.signed_data().certificates().iter().next().unwrap();
    let signer = Certificate::parse(signer).unwrap();
    let key = signer.authority_key_identifier().unwrap().key_identifier;
    let attributes = list.signed_data().signer().unwrap().signed_attributes().unwrap();
    let other = fs::read(lists.join(public.other)).unwrap();
    let others = Anchors::from_master_list(&other).unwrap();
    let csca = others.iter().find(|bytes| {
        let csca = Certificate::parse(bytes);
        csca.is_ok_and(|csca| csca.subject_key_identifier() == key)
    });
    (csca.unwrap().to_vec(), attributes.signing_time().unwrap())
}

#[test]
fn public_lists_verify_under_the_certificates_of_their_publishers() {
    let Some(lists) = corpus("masterlists") else { return };
    for public in &PUBLIC {
        let name = public.file;
        let (csca, signed) = pinned(&lists, public);
        let bytes = fs::read(lists.join(name)).unwrap();
        let list = MasterList::parse(&bytes).unwrap();
        let anchors = Anchors::from_certificate(&csca).unwrap();
        let at = |now| ListVerifier::new(&anchors, algorithms::ALL, Policy::DEFAULT, now);
        let verified = at(signed).verify(&list).unwrap_or_else(|report| {
            panic!("{name}: {:?}", report.violation());
        });
        assert_eq!(verified.anchors().iter().count(), public.certificates, "{name}");
        let findings: Vec<Finding> = verified.report().findings().iter().collect();
        assert_eq!(findings, public.findings, "{name}");
        // In thirty years the signer's certificate has expired, and in the past it was not valid yet.
        let later = at(UnixTime(signed.0 + 946_684_800)).examine(&list);
        assert_eq!(later.check(ListCheckId::Validity).reason, Reason::Expired, "{name}");
        let earlier = at(UnixTime(signed.0 - 946_684_800)).examine(&list);
        assert_eq!(earlier.check(ListCheckId::Validity).reason, Reason::NotYetValid, "{name}");
        // Another CSCA does not verify it, nor does the CSCA certificate inside.
        let other = Anchors::NONE;
        let verifier = ListVerifier::new(&other, algorithms::ALL, Policy::DEFAULT, signed);
        let report = verifier.examine(&list);
        assert_eq!(report.check(ListCheckId::ListSigner).reason, Reason::NoAnchor, "{name}");
    }
}

#[test]
fn public_lists_that_were_altered_do_not_verify() {
    let Some(lists) = corpus("masterlists") else { return };
    for public in &PUBLIC {
        let name = public.file;
        let (csca, signed) = pinned(&lists, public);
        let bytes = fs::read(lists.join(name)).unwrap();
        let anchors = Anchors::from_certificate(&csca).unwrap();
        let verifier = ListVerifier::new(&anchors, algorithms::ALL, Policy::DEFAULT, signed);
        let (first, signature) = {
            let list = MasterList::parse(&bytes).unwrap();
            let place = |part: &[u8]| part.as_ptr_range().end as usize - bytes.as_ptr() as usize;
            let signature = list.signed_data().signer().unwrap().signature();
            (place(list.certificates().next().unwrap()), place(signature.contiguous().unwrap()))
        };
        for (end, id, reason) in [
            (first, ListCheckId::MessageDigest, Reason::DigestDiffers),
            (signature, ListCheckId::ListSignature, Reason::SignatureInvalid),
        ] {
            let mut altered = bytes.clone();
            altered[end - 1] ^= 1;
            let report = verifier.examine(&MasterList::parse(&altered).unwrap());
            assert_eq!(report.check(id).reason, reason, "{name}");
            assert_eq!(report.violation(), Some((id, report.check(id))), "{name}");
        }
    }
}
