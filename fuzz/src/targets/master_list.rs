//! CSCA master lists, and deviation lists.

use idchip::cms::{DeviationList, MasterList, SignedData};
use idchip::verify::{Anchors, LinkCandidate, LinkVerifier, ListVerifier, Policy};
use idchip::x509::Certificate;

use crate::{fake, walk};

/// The anchors of a list are its certificates, in order; a list is verified if no check of it says otherwise,
/// and without a pinned certificate neither a list nor a link is trusted.
pub fn run(input: &[u8]) {
    walk::parsed(input, SignedData::parse, walk::signed_data);
    walk::parsed(input, DeviationList::parse, walk::deviation_list);
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
