//! Each switch of a policy, turned on a card that has the one fault which it concerns.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use common::at::AT;
use common::judge::judge;
use common::manifest::manifest;
use common::testdata::read;
use idchip::algorithms;
use idchip::crypto::{Algorithms, CryptoError, Digest, SignatureAlgorithm, SignatureScheme};
use idchip::finding::{Finding, FindingSet};
use idchip::lds::sod::Sod;
use idchip::lds::{DgNumber, DgSet};
use idchip::verify::{
    Anchors, CheckId, CheckResult, Evidence, PassiveAuthentication, Policy, Requirement, Verdict,
};
use idchip::x509::PublicKey;
use serde_json::Value;

/// The verdict on the report of the card of this name under this policy.
fn verdict(name: &str, policy: Policy) -> Verdict {
    let manifest = manifest();
    let cards = manifest["cards"].as_array().unwrap();
    let card = cards.iter().find(|card| card["name"] == name).unwrap();
    let file = |path: &Value| read(path.as_str().unwrap());
    let anchors: Vec<Vec<u8>> = card["anchors"].as_array().unwrap().iter().map(file).collect();
    let anchors: Vec<&[u8]> = anchors.iter().map(Vec::as_slice).collect();
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let judge = judge(&anchors, policy);
    let sod = file(&card["files"]["EF.SOD"]);
    let sod = Sod::parse(&sod).unwrap();
    let mut examination = judge.examine(&sod);
    let files = card["files"].as_object().unwrap();
    if let Some(com) = files.get("EF.COM") {
        examination.check_com(&file(com));
    }
    for number in DgNumber::ALL.iter().copied() {
        if let Some(path) = files.get(&format!("EF.{number}")) {
            examination.check_data_group(number, &file(path));
        }
    }
    examination.report().verdict(&policy)
}

/// Requires that the default policy refuses the card and that this one accepts it.
fn is_switched_off(name: &str, policy: Policy) {
    assert_ne!(verdict(name, Policy::DEFAULT), Verdict::Accepted, "{name}");
    assert_eq!(verdict(name, policy), Verdict::Accepted, "{name}");
}

#[test]
fn each_check_can_be_reported_only() {
    const REPORTED: Requirement = Requirement::Reported;
    for (name, policy) in [
        ("sod_message_digest_wrong", Policy::DEFAULT.with(CheckId::MessageDigest, REPORTED)),
        ("signature_altered", Policy::DEFAULT.with(CheckId::SodSignature, REPORTED)),
        ("ds_expired", Policy::DEFAULT.with(CheckId::Validity, REPORTED)),
        ("com_lists_more", Policy::DEFAULT.with(CheckId::ComVsSod, REPORTED)),
        ("dg13_altered", Policy::DEFAULT.with(CheckId::DataGroups, REPORTED)),
        ("state_of_document_differs", Policy::DEFAULT.with(CheckId::IssuingState, REPORTED)),
        ("document_expired", Policy::DEFAULT.with(CheckId::DocumentExpiry, REPORTED)),
        ("document_expired", Policy::ARCHIVE),
    ] {
        is_switched_off(name, policy);
    }
}

#[test]
fn the_chain_can_be_waived_in_an_examination_and_never_for_verified_data() {
    let policy = Policy::DEFAULT
        .with(CheckId::DsSignature, Requirement::Reported)
        .with(CheckId::Validity, Requirement::Reported);
    is_switched_off("chain_no_anchors", policy);
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let judge = judge(&Anchors::NONE, policy);
    let rejection = judge.verify(&sod).unwrap_err();
    assert!(matches!(rejection.verdict, Verdict::Undetermined(CheckId::DsSignature, _)));
}

#[test]
fn the_data_groups_that_must_be_read_are_the_callers_choice() {
    let none = Policy::DEFAULT.with_required_data_groups(DgSet::EMPTY);
    is_switched_off("dg2_not_given", none);
    let dg3 = Policy::DEFAULT.with_required_data_groups(DgSet::of(&[DgNumber::Dg3]));
    assert_eq!(verdict("vn_2024", Policy::DEFAULT), Verdict::Accepted);
    assert!(matches!(verdict("vn_2024", dg3), Verdict::Undetermined(CheckId::DataGroups, _)));
}

#[test]
fn a_check_that_was_not_made_blocks_whoever_requires_it() {
    for (policy, check) in [
        (Policy::WITH_REVOCATION, CheckId::Revocation),
        (Policy::WITH_CHIP, CheckId::ActiveAuthentication),
    ] {
        let Verdict::Undetermined(id, _) = verdict("vn_good", policy) else {
            panic!("{check}");
        };
        assert_eq!(id, check);
    }
    let com = Policy::DEFAULT.with(CheckId::ComVsSod, Requirement::Required);
    assert_eq!(verdict("com_not_given", Policy::DEFAULT), Verdict::Accepted);
    assert!(matches!(verdict("com_not_given", com), Verdict::Undetermined(CheckId::ComVsSod, _)));
}

#[test]
fn what_is_tolerated_is_the_callers_choice() {
    let all = Policy::DEFAULT.with_tolerated(FindingSet::ALL);
    is_switched_off("ds_key_usage_missing", all);
    is_switched_off("rsa_1024", all);
    assert!(matches!(verdict("vn_good", Policy::STRICT), Verdict::Rejected(..)));
}

#[test]
fn each_weak_algorithm_can_be_refused_and_short_keys_are() {
    let without_sha1 =
        Policy::DEFAULT.with_tolerated(Policy::DEFAULT.tolerated().without(Finding::WeakHash));
    let refused = |name, policy, check, finding| {
        let Verdict::Rejected(id, refused) = verdict(name, policy) else { panic!("{name}") };
        assert_eq!((id, refused.evidence), (check, Evidence::Finding(finding)), "{name}");
    };
    for name in ["alg_rsa_sha1", "alg_pss_sha1", "alg_ecdsa_p256_sha1"] {
        assert_eq!(verdict(name, Policy::DEFAULT), Verdict::Accepted, "{name}");
        refused(name, without_sha1, CheckId::MessageDigest, Finding::WeakHash);
    }
    assert_eq!(verdict("alg_rsa_sha256", without_sha1), Verdict::Accepted);
    let short = Finding::ShortRsaKey;
    refused("rsa_1024", Policy::DEFAULT, CheckId::SodSignature, short);
    refused("csca_rsa_1024", Policy::DEFAULT, CheckId::DsSignature, short);
    let exponent = Finding::RsaExponentSmall;
    let of_document = Policy::DEFAULT.with_tolerated(Policy::DEFAULT.tolerated().without(exponent));
    let of_anchor = Policy::DEFAULT
        .with_tolerated_in_anchor(Policy::DEFAULT.tolerated_in_anchor().without(exponent));
    assert_eq!(verdict("rsa_e3_card", Policy::DEFAULT), Verdict::Accepted);
    refused("rsa_e3_card", of_document, CheckId::SodSignature, exponent);
    refused("rsa_e3_card", of_anchor, CheckId::DsSignature, exponent);
    assert_eq!(verdict("alg_rsa_sha256", of_document), Verdict::Accepted);
    is_switched_off("csca_rsa_1024", Policy::DEFAULT.with_tolerated_in_anchor(FindingSet::ALL));
}

/// Of several SignerInfos one is enough, unless the caller refuses any that is not verified.
#[test]
fn every_signer_can_be_required() {
    let further = Finding::FurtherSignerNotVerified;
    let every = Policy::DEFAULT.with_tolerated(Policy::DEFAULT.tolerated().without(further));
    for name in ["sod_two_signer_infos", "signers_two_good", "signers_two_good_swapped"] {
        assert_eq!(verdict(name, every), Verdict::Accepted, "{name}");
    }
    for name in [
        "signers_first_unsupported",
        "signers_second_unsupported",
        "signers_first_invalid",
        "signers_second_invalid",
        "signers_first_foreign",
        "signers_second_foreign",
        "signers_first_expired",
        "signers_first_of_other_content",
    ] {
        assert_eq!(verdict(name, Policy::DEFAULT), Verdict::Accepted, "{name}");
        let Verdict::Rejected(id, refused) = verdict(name, every) else { panic!("{name}") };
        assert_eq!(id, CheckId::SodSignature, "{name}");
        assert_eq!(refused.evidence, Evidence::Finding(further), "{name}");
    }
}

/// An engine on a short curve, as a caller may give it: every signature with any key is valid.
struct ShortCurve;

impl SignatureAlgorithm for ShortCurve {
    fn name(&self) -> &'static str {
        "ECDSA on a short curve"
    }

    fn accepts(&self, _: &PublicKey<'_>, _: &SignatureScheme) -> bool {
        true
    }

    fn verify(
        &self,
        _: &PublicKey<'_>,
        _: &SignatureScheme,
        _: &Digest,
        _: &[u8],
        _: &Algorithms<'_>,
    ) -> Result<FindingSet, CryptoError> {
        Ok(FindingSet::of(&[Finding::ShortEcKey]))
    }
}

/// The finding belongs to the key: one for the signer's and one for the anchor's.
#[test]
fn a_short_curve_is_refused_of_signers_and_of_anchors() {
    let files = ["cards/vn_good/EF.SOD.bin", "anchors/vn_good.der"].map(read);
    let [sod, anchor] = &files;
    let anchors = [anchor.as_slice()];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let algorithms = Algorithms { digests: algorithms::ALL.digests, signatures: &[&ShortCurve] };
    let sod = Sod::parse(sod).unwrap();
    let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, AT);
    let document = judge.examine(&sod);
    let report = document.report();
    assert!(report.findings().contains(Finding::ShortEcKey));
    assert!(report.anchor_findings().contains(Finding::ShortEcKey));
    let refused = Evidence::Finding(Finding::ShortEcKey);
    for check in [CheckId::SodSignature, CheckId::DsSignature] {
        assert_eq!(report.check_with_policy(check, &Policy::DEFAULT).evidence, refused);
        assert_eq!(report.check(check).result, CheckResult::Successful);
    }
    let of_signers = Policy::DEFAULT.with_tolerated(FindingSet::ALL);
    assert_eq!(report.check_with_policy(CheckId::DsSignature, &of_signers).evidence, refused);
    let signature = report.check_with_policy(CheckId::SodSignature, &of_signers);
    assert_eq!(signature.result, CheckResult::Successful);
}

#[test]
fn no_policy_accepts_a_document_of_which_nothing_was_verified() {
    let every = CheckId::ALL.iter();
    let nothing = every
        .fold(Policy::DEFAULT, |policy, check| policy.with(*check, Requirement::Reported))
        .with_longest_validity_years(50)
        .with_required_data_groups(DgSet::EMPTY)
        .with_tolerated(FindingSet::ALL)
        .with_tolerated_in_anchor(FindingSet::ALL);
    let verdict = verdict("dg_none_given", nothing);
    assert!(matches!(verdict, Verdict::Undetermined(CheckId::DataGroups, _)), "{verdict}");
}
