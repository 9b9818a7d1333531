//! Long and odd lists of anchors: a genuine card is found its issuer in each of them.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod testdata;
}

use common::judge::judge;
use common::testdata::read;
use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, Check, CheckId, CheckResult, Policy, Reason};
use idchip::x509::Certificate;

fn csca() -> Vec<u8> {
    read("anchors/vn_good.der")
}

/// The check of the signer's certificate of the card with these anchors, and which one issued it.
fn issuer_in(anchors: &[Vec<u8>], card: &str) -> (Check, Option<u32>) {
    let anchors: Vec<&[u8]> = anchors.iter().map(Vec::as_slice).collect();
    let anchors = Anchors::from_certificates_lenient(&anchors);
    let sod = read(format!("cards/{card}/EF.SOD.bin"));
    let sod = Sod::parse(&sod).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let report = *judge.examine(&sod).report();
    (report.check(CheckId::DsSignature), report.anchor())
}

/// The CSCA's certificate with each `from` in it replaced.
fn altered(from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut certificate = csca();
    let places: Vec<usize> = certificate
        .windows(from.len())
        .enumerate()
        .filter_map(|(at, window)| (window == from).then_some(at))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        certificate[at..at + to.len()].copy_from_slice(to);
    }
    Certificate::parse(&certificate).unwrap();
    certificate
}

/// Another key of the same authority: its certificate has the same name, another key and another
/// key identifier.
fn namesake(number: u16) -> Vec<u8> {
    let original = csca();
    let original = Certificate::parse(&original).unwrap();
    let identifier = original.subject_key_identifier().unwrap();
    let mut certificate = altered(identifier, &[&number.to_be_bytes(), &identifier[2..]].concat());
    let key = original.subject_public_key_info().as_bytes();
    let at = certificate.windows(key.len()).position(|window| window == key).unwrap();
    certificate[at + key.len() - 2..at + key.len()].copy_from_slice(&number.to_be_bytes());
    certificate
}

#[test]
fn the_identified_anchor_is_found_behind_hundreds_of_its_name() {
    let mut anchors: Vec<_> = (0..600).map(namesake).collect();
    let (check, _) = issuer_in(&anchors, "vn_good");
    assert_eq!(
        (check.result, check.reason),
        (CheckResult::Undetermined, Reason::TooManyCandidates)
    );
    anchors.push(csca());
    let (check, anchor) = issuer_in(&anchors, "vn_good");
    assert_eq!((check.result, anchor), (CheckResult::Successful, Some(600)));
}

#[test]
fn a_key_that_stands_in_many_lists_is_tried_once() {
    // The signer's certificate names no key: only the name leads to its issuer.
    let card = "quirk_authority_key_identifier_missing";
    let mut anchors: Vec<_> = (0..600).map(|number| namesake(number % 30)).collect();
    anchors.push(altered(b"Test", b"Rest"));
    anchors.push(csca());
    let (check, anchor) = issuer_in(&anchors, card);
    assert_eq!((check.result, anchor), (CheckResult::Successful, Some(601)));
}

#[test]
fn of_several_certificates_for_the_key_that_signed_one_that_is_valid_counts() {
    let expired = altered(b"460413030000Z", b"260413030000Z");
    let not_yet_valid = altered(b"210119030000Z", b"310119030000Z");
    let both = [expired.clone(), not_yet_valid.clone()];
    let (check, anchor) = issuer_in(&both, "vn_good");
    assert_eq!((check.result, anchor), (CheckResult::Successful, Some(0)));
    let all = [expired, not_yet_valid, csca(), csca()];
    let (check, anchor) = issuer_in(&all, "vn_good");
    assert_eq!((check.result, anchor), (CheckResult::Successful, Some(2)));
}

#[test]
fn what_is_no_certificate_is_passed_over_and_the_signer_itself_is_no_issuer() {
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let signer = sod.signed_data().certificates().iter().next().unwrap().to_vec();
    let (check, anchor) = issuer_in(core::slice::from_ref(&signer), "vn_good");
    assert_eq!((check.reason, anchor), (Reason::NoAnchor, None));
    let (_, anchor) = issuer_in(&[Vec::new(), signer, vec![0x30, 0x80], csca()], "vn_good");
    assert_eq!(anchor, Some(3));
}

#[test]
fn a_forgery_is_told_from_a_missing_anchor() {
    let original = csca();
    let key = Certificate::parse(&original).unwrap().subject_public_key_info().as_bytes().to_vec();
    // The right name and key identifier, another key.
    let mut other_key = key.clone();
    *other_key.last_mut().unwrap() ^= 1;
    let forged = altered(&key, &other_key);
    let (check, _) = issuer_in(&[namesake(1), forged.clone(), namesake(2)], "vn_good");
    assert_eq!(check.result, CheckResult::Failed);
    assert_eq!(issuer_in(&[namesake(1)], "vn_good").0.result, CheckResult::Undetermined);
    assert_eq!(issuer_in(&[], "vn_good").0.reason, Reason::NoAnchor);
    // The right one beside it decides, whichever comes first.
    let (check, anchor) = issuer_in(&[forged, csca()], "vn_good");
    assert_eq!((check.result, anchor), (CheckResult::Successful, Some(1)));
}
