use super::super::{
    Anchors, CheckId, Evidence, KnownSigner, PassiveAuthentication, Policy, Reason,
};
use super::*;
use crate::ParseErrorKind;
use crate::algorithms;
use crate::lds::sod::Sod;
use crate::time::UnixTime;
use crate::x509::testing::{CertificateBuilder, state};
use crate::x509::{Certificate, RevocationReason};
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
fn a_list_whose_signature_is_known_gives_the_same_check() {
    let anchors = [ANCHOR];
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    let judge = PassiveAuthentication::new(&anchors, algorithms::ALL, Policy::DEFAULT, NOW);
    let sod = Sod::parse(SOD).unwrap();
    let mut changed = IN_FORCE.to_vec();
    changed[100] ^= 1;
    // The lists with a signature that is valid and was asked for take a place each.
    let mut places = [KnownSigner::EMPTY; 8];
    let mut known = KnownSigners::new(&mut places);
    for _ in 0..2 {
        for list in [IN_FORCE, EXPIRED, REVOKING, INVALID, DELTA, &changed] {
            let expected = judge.examine(&sod).check_revocation_list(list);
            let mut document = judge.examine(&sod);
            let check = document.check_revocation_list_with_known_signers(list, &mut known);
            assert_eq!(check, expected);
            assert_eq!(check, document.report().check(CheckId::Revocation));
        }
        assert_eq!(known.len(), 3);
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

/// True if the list of a CSCA with this name, and another key, is searched for a signer of "CSCA" of a country.
/// The subjects and issuers of link certificates that are anchors are `links`.
fn is_searched(country: &str, name: &[u8], links: &[(&[u8], &[u8])]) -> bool {
    let own = state(country, "CSCA");
    let csca = CertificateBuilder {
        issuer: own.clone(),
        subject: own.clone(),
        ..CertificateBuilder::csca()
    };
    let signer = CertificateBuilder { issuer: own, ..CertificateBuilder::document_signer() };
    let other = CertificateBuilder { subject: name.to_vec(), ..CertificateBuilder::csca() };
    let [csca, signer, other] = [csca, signer, other].map(|builder| builder.build());
    let [own, signer, other] = [&csca, &signer, &other].map(|der| Certificate::parse(der).unwrap());
    let link = |(issuer, subject): &(&[u8], &[u8])| {
        let (issuer, subject) = (issuer.to_vec(), subject.to_vec());
        CertificateBuilder { issuer, subject, ..CertificateBuilder::csca() }.build()
    };
    let links: Vec<_> = links.iter().map(link).collect();
    let anchors: Vec<_> = links.iter().map(Vec::as_slice).chain([&csca[..]]).collect();
    let anchors = Anchors::from_certificates(&anchors).unwrap();
    Subjects::new(&signer, &own).are_issued_by(&other.subject(), Some(&[1]), &anchors)
}

#[test]
fn a_list_is_that_of_the_csca_by_its_name_or_a_link_and_not_by_its_country() {
    for country in ["VN", "CN", "ZZ"] {
        let (own, other) = (state(country, "CSCA"), state(country, "CSCA ePassport"));
        assert!(is_searched(country, &own, &[]));
        assert!(!is_searched(country, &other, &[]));
        assert!(!is_searched(country, &other, &[(&other, &other)]));
        // The country of no state tells nothing, and a link neither.
        let is_state = country != "ZZ";
        assert_eq!(is_searched(country, &other, &[(&own, &other)]), is_state);
        assert_eq!(is_searched(country, &other, &[(&other, &own)]), is_state);
        let third = state(country, "CSCA of another name");
        assert!(!is_searched(country, &other, &[(&own, &third)]));
        // A link joins no two states.
        let foreign = state("LA", "CSCA");
        assert!(!is_searched(country, &foreign, &[(&own, &foreign)]));
    }
}
