//! Passive Authentication, from EF.SOD to the conclusion, with a caller's own algorithms: the
//! judgement without the arithmetic.
#![no_std]
#![no_main]

use idchip::lds::DgNumber;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, PassiveAuthentication, Policy, SignedHashes};
use link_gate::{fake, walk};

link_gate::probe!(|input| {
    let certificates = [input];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let list = Anchors::from_master_list(input).unwrap_or(Anchors::NONE);
    let sources = [anchors, list];
    let anchors = Anchors::from_several(&sources);
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, walk::NOW);
    let Ok(sod) = Sod::parse(input) else { return };
    if let Ok(mut signed) = judge.verify(&sod) {
        open(&mut signed, input);
    }
});

fn open(signed: &mut SignedHashes<'_>, input: &[u8]) {
    signed.check_com(input);
    core::hint::black_box(signed.open::<Dg1<'_>>(input).is_ok());
    core::hint::black_box(signed.open::<Dg13<'_>>(input).is_ok());
    if let Ok(mut hasher) = signed.hasher(DgNumber::Dg2) {
        input.chunks(256).for_each(|chunk| hasher.update(chunk));
        core::hint::black_box(hasher.finish().is_ok());
    }
    core::hint::black_box(signed.conclude().is_ok());
}
