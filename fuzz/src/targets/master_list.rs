//! CSCA master lists, and deviation lists.

use idchip::algorithms;
use idchip::cms::{DeviationList, MasterList, SignedData};
use idchip::crypto::Algorithms;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, CheckId, Identification, LinkCandidate, LinkVerifier, ListVerifier,
    PassiveAuthentication, Policy,
};
use idchip::x509::Certificate;

use crate::{fake, walk};

/// The anchors of a list are its certificates, in order; a list is verified if no check of it says otherwise,
/// and without a pinned certificate neither a list nor a link is trusted.
pub fn run(input: &[u8]) {
    walk::parsed(input, SignedData::parse, walk::signed_data);
    walk::parsed(input, DeviationList::parse, walk::deviation_list);
    if let Ok(list) = DeviationList::parse(input) {
        compare(&list, input);
    }
    let list = MasterList::parse(input);
    let anchors = Anchors::from_master_list(input);
    assert_eq!(list.is_ok(), anchors.is_ok());
    let (Ok(list), Ok(anchors)) = (list, anchors) else { return };
    walk::master_list(&list);
    assert!(anchors.iter().eq(list.certificates()));
    assert!(!format!("{list:?} {anchors:?}").is_empty());
    verify(&list, &anchors);
    admit(&list, &anchors);
}

const SOD: &[u8] = include_bytes!("../../../testdata/cards/vn_good/EF.SOD.bin");
const DG1: &[u8] = include_bytes!("../../../testdata/cards/vn_good/EF.DG1.bin");
const CSCA: &[u8] = include_bytes!("../../../testdata/anchors/vn_good.der");

/// Compares a genuine card with the list: each entry is counted, and no check becomes better.
fn compare<'a>(list: &DeviationList<'a>, input: &'a [u8]) {
    let mut pinned: Vec<&[u8]> = list.signed_data().certificates().iter().collect();
    pinned.push(CSCA);
    let pinned = Anchors::from_certificates_lenient(&pinned);
    let lists = [input];
    let verifier = ListVerifier::new(&pinned, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    walk::list_report(&verifier.with_revocation_lists(&lists).examine(list));
    let Ok(list) = verifier.verify(list) else { return };
    // With true digests EF.DG1 has the signed hash.
    let algorithms = Algorithms { digests: algorithms::ALL.digests, ..fake::ACCEPTING };
    let judge = PassiveAuthentication::new(&pinned, algorithms, Policy::DEFAULT, walk::NOW);
    for dg1 in [None, Some(DG1)] {
        let mut document = judge.examine(&Sod::parse(SOD).expect("a card of the repository"));
        document.check_data_group(DgNumber::Dg1, DG1);
        let before = *document.report();
        let identification = Identification { dg1, date_of_issue: None };
        let mut seen = 0_u32;
        let outcome = document.check_deviation_list(&list, &identification, |entry| {
            walk::deviation_match(entry);
            seen += 1;
        });
        assert_eq!(seen, outcome.matched + outcome.undetermined);
        assert!(seen <= outcome.entries);
        walk::report(document.report());
        assert!(CheckId::ALL.iter().all(|id| document.report().check(*id) == before.check(*id)));
    }
}

/// True if the list is verified under its own certificates.
pub fn is_verified(input: &[u8]) -> bool {
    let (Ok(list), Ok(anchors)) = (MasterList::parse(input), Anchors::from_master_list(input))
    else {
        return false;
    };
    verify(&list, &anchors)
}

fn verify(list: &MasterList<'_>, anchors: &Anchors<'_>) -> bool {
    let embedded: Vec<&[u8]> = list.signed_data().certificates().iter().collect();
    let pinned = [*anchors, Anchors::from_certificates_lenient(&embedded)];
    let pinned = Anchors::from_several(&pinned);
    let under = |anchors: &Anchors<'_>| {
        let verifier = ListVerifier::new(anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
        let report = verifier.examine(list);
        walk::list_report(&report);
        let is_verified = verifier.verify(list).is_ok();
        assert_eq!(is_verified, report.violation().is_none());
        is_verified
    };
    assert!(!under(&Anchors::NONE), "nothing is pinned");
    under(&pinned)
}

fn admit<'a>(list: &MasterList<'a>, anchors: &Anchors<'a>) {
    let mut candidates: Vec<_> = list.certificates().take(8).map(LinkCandidate::new).collect();
    assert_eq!(admitted(&Anchors::NONE, &mut candidates.clone()), 0, "nothing is pinned");
    let mut own = candidates.clone();
    let count = admitted(anchors, &mut own);
    assert_eq!(count, own.iter().filter(|it| it.is_admitted()).count());
    for candidate in &own {
        walk::link_candidate(candidate);
        if candidate.is_admitted() {
            let certificate = Certificate::parse(candidate.as_bytes()).expect("it was admitted");
            assert!(certificate.basic_constraints().is_some_and(|it| it.ca));
        }
    }
    // Nothing is lost, and nothing comes from elsewhere.
    own.sort_by_key(LinkCandidate::as_bytes);
    candidates.sort_by_key(LinkCandidate::as_bytes);
    assert!(
        own.iter().map(LinkCandidate::as_bytes).eq(candidates.iter().map(LinkCandidate::as_bytes))
    );
}

/// The number of candidates that are admitted under these anchors.
fn admitted<'a>(anchors: &Anchors<'a>, candidates: &mut [LinkCandidate<'a>]) -> usize {
    LinkVerifier::new(anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW).admit(candidates).len()
}
