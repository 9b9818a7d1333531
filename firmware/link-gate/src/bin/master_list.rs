//! A CSCA master list with its certificates, its checks, and links among its certificates; a deviation list.
#![no_std]
#![no_main]

use idchip::cms::{DeviationList, MasterList};
use idchip::verify::{Anchors, LinkCandidate, LinkVerifier, ListVerifier, Policy};
use link_gate::{fake, walk};

link_gate::probe!(|input| {
    walk::parsed(input, DeviationList::parse, walk::deviation_list);
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
