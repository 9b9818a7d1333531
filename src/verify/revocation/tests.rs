use super::super::{Anchors, CheckId, Evidence, PassiveAuthentication, Policy, Reason};
use super::*;
use crate::ParseErrorKind;
use crate::algorithms;
use crate::lds::sod::Sod;
use crate::time::UnixTime;
use crate::x509::RevocationReason;
use crate::x509::testing::{CertificateBuilder, integer, state};
use std::vec::Vec;

const SOD: &[u8] = include_bytes!("../../../testdata/cards/vn_2024/EF.SOD.bin");
const ANCHOR: &[u8] = include_bytes!("../../../testdata/anchors/vn_good.der");
const IN_FORCE: &[u8] = include_bytes!("../../../testdata/crls/crl_in_force.crl");
const EXPIRED: &[u8] = include_bytes!("../../../testdata/crls/crl_expired.crl");
const REVOKING: &[u8] = include_bytes!("../../../testdata/crls/crl_signer_revoked.crl");
const INVALID: &[u8] = include_bytes!("../../../testdata/crls/crl_signature_invalid.crl");
const DELTA: &[u8] = include_bytes!("../../../testdata/crls/crl_delta.crl");

/// 2026-11-01T00:00:00Z
const NOW: UnixTime = UnixTime(1_793_491_200);

/// Returns the check after these lists, and whether the document is acceptable under a policy that
/// requires revocation.
fn after(anchors: &[&[u8]], lists: &[&[u8]]) -> (Check, bool) {
    let anchors = Anchors::from_certificates(anchors).unwrap();
    let policy = Policy::WITH_REVOCATION;
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, policy, NOW);
    let sod = Sod::parse(SOD).unwrap();
    let mut document = judge.examine(&sod);
    assert_eq!(document.report().check(CheckId::Revocation).reason, Reason::NoCrl);
    for list in lists {
        let check = document.check_revocation_list(list);
        assert_eq!(check, document.report().check(CheckId::Revocation));
    }
    (document.report().check(CheckId::Revocation), document.require().is_ok())
}

#[test]
fn a_list_in_force_satisfies_a_policy_that_requires_one() {
    let (check, is_accepted) = after(&[ANCHOR], &[IN_FORCE]);
    assert!(is_accepted);
    // 2027-01-13T00:00:00Z
    assert_eq!(check.evidence, Evidence::Limit(UnixTime(1_799_798_400)));
    for lists in [&[][..], &[EXPIRED], &[INVALID], &[DELTA], &[&[]]] {
        assert!(!after(&[ANCHOR], lists).1);
    }
}

#[test]
fn a_revocation_has_its_date_and_reason() {
    let (check, is_accepted) = after(&[ANCHOR], &[REVOKING]);
    assert!(!is_accepted);
    assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::SignerRevoked));
    let reason = Some(RevocationReason::KeyCompromise);
    assert_eq!(check.evidence, Evidence::Revoked { at: UnixTime(1_749_283_750), reason });
}

#[test]
fn the_order_of_the_lists_does_not_matter() {
    for (lists, expected) in [
        ([IN_FORCE, REVOKING], Reason::SignerRevoked),
        ([EXPIRED, IN_FORCE], Reason::Ok),
        ([INVALID, IN_FORCE], Reason::Ok),
        ([INVALID, EXPIRED], Reason::CrlExpired),
        ([INVALID, DELTA], Reason::CrlUnsupported),
        ([&IN_FORCE[..9], INVALID], Reason::CrlSignatureInvalid),
    ] {
        let [first, second] = lists;
        assert_eq!(after(&[ANCHOR], &[first, second]).0.reason, expected);
        assert_eq!(after(&[ANCHOR], &[second, first]).0.reason, expected);
    }
}

#[test]
fn without_an_anchor_no_list_decides() {
    for list in [IN_FORCE, REVOKING] {
        let (check, _) = after(&[], &[list]);
        assert_eq!(check, Check::undetermined(Reason::NoAnchor));
    }
}

#[test]
fn no_changed_byte_of_a_list_makes_a_revocation() {
    for place in 0..IN_FORCE.len() {
        let mut list = IN_FORCE.to_vec();
        list[place] ^= 1;
        let (check, _) = after(&[ANCHOR], &[&list]);
        assert_eq!(check.result, CheckResult::Undetermined, "byte {place}");
    }
}

#[test]
fn a_list_in_chunks_gives_the_check_of_the_whole_list() {
    let anchors = [ANCHOR];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, NOW);
    let sod = Sod::parse(SOD).unwrap();
    for list in [IN_FORCE, EXPIRED, REVOKING, INVALID, DELTA] {
        let expected = judge.examine(&sod).check_revocation_list(list);
        for length in [1, 50, list.len()] {
            let mut document = judge.examine(&sod);
            let mut buffer = [0; 512];
            let mut stream = document.begin_revocation_list(&mut buffer);
            list.chunks(length).for_each(|chunk| stream.update(chunk));
            assert_eq!(document.finish_revocation_list(stream), expected);
        }
        let mut document = judge.examine(&sod);
        let mut stream = document.begin_revocation_list(&mut []);
        stream.update(list);
        let check = document.finish_revocation_list(stream);
        assert_eq!(check.reason, Reason::CrlMalformed);
        let Evidence::Error(error) = check.evidence else { panic!("{check:?}") };
        assert!(matches!(error.kind, ParseErrorKind::ScratchTooSmall(_)));
    }
}

/// Returns whether the list of an authority with this country and name, and another key, is searched for
/// a signer of the CSCA of a country.
fn is_searched(country: &str, authority: (&str, &str)) -> bool {
    let csca = CertificateBuilder {
        issuer: state(country, "CSCA"),
        subject: state(country, "CSCA"),
        ..CertificateBuilder::csca()
    };
    let (csca, issuer) = (csca.build(), state(authority.0, authority.1));
    let signer = CertificateBuilder {
        issuer: state(country, "CSCA"),
        serial_number: integer(&[7]),
        ..CertificateBuilder::document_signer()
    };
    let signer = signer.build();
    let parse = |der: &'static [u8]| crate::x509::Certificate::parse(der).unwrap();
    let [csca, signer]: [&'static [u8]; 2] = [Vec::leak(csca), Vec::leak(signer)];
    let subjects = Subjects::new(&parse(signer), &parse(csca));
    let other = CertificateBuilder { subject: issuer, ..CertificateBuilder::csca() }.build();
    let other = crate::x509::Certificate::parse(&other).unwrap();
    subjects.are_issued_by(&other.subject(), Some(&[1]))
}

#[test]
fn a_state_has_one_list_for_all_names_of_its_csca() {
    assert!(is_searched("VN", ("VN", "CSCA")));
    assert!(is_searched("VN", ("VN", "CSCA of another name")));
    assert!(is_searched("VN", ("vn", "CSCA of another name")));
    assert!(!is_searched("VN", ("LA", "CSCA")));
    // The country of no state tells nothing.
    assert!(!is_searched("ZZ", ("ZZ", "CSCA of another name")));
    // Hong Kong has the country of China, and another CSCA.
    assert!(is_searched("CN", ("CN", "CSCA")));
    assert!(!is_searched("CN", ("CN", "CSCA of Hong Kong")));
}
