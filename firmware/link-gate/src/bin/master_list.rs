//! A CSCA master list with its certificates, its checks, and links among its certificates; a deviation list, and a document against it.
#![no_std]
#![no_main]

use idchip::cms::{DeviationList, MasterList};
use idchip::lds::sod::Sod;
use idchip::verify::{
    Anchors, Identification, LinkCandidate, LinkVerifier, ListVerifier, PassiveAuthentication,
    Policy,
};
use link_gate::{fake, walk};

link_gate::probe!(|input| {
    walk::parsed(input, DeviationList::parse, walk::deviation_list);
    compare(input);
    walk::parsed(input, MasterList::parse, walk::master_list);
    let certificates = [input];
    let pinned = Anchors::from_certificates_lenient(&certificates);
    let Ok(list) = MasterList::parse(input) else { return };
    let verifier = ListVerifier::new(&pinned, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    walk::list_report(&verifier.with_signers(&certificates).examine(&list));
    if let Ok(verified) = verifier.verify(&list) {
        core::hint::black_box(verified.anchors().iter().count());
    }
    let mut candidates = [LinkCandidate::new(input); 4];
    for (candidate, bytes) in candidates.iter_mut().zip(list.certificates()) {
        *candidate = LinkCandidate::new(bytes);
    }
    let links = LinkVerifier::new(&pinned, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    core::hint::black_box(links.admit(&mut candidates).len());
    candidates.iter().for_each(walk::link_candidate);
});

/// Compares a document with a deviation list.
fn compare(input: &[u8]) {
    let certificates = [input];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let verifier = ListVerifier::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW)
        .with_revocation_lists(&certificates);
    let (Ok(sod), Ok(list)) = (Sod::parse(input), DeviationList::parse(input)) else { return };
    let Ok(list) = verifier.verify(&list) else { return };
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    let mut document = judge.examine(&sod);
    let identification = Identification { dg1: Some(input), date_of_issue: None };
    let outcome = document.check_deviation_list(&list, &identification, walk::deviation_match);
    core::hint::black_box((outcome, document.verdict()));
}
