//! A session that prints its whole report.

use idchip::crypto::Algorithms;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};
use session::Buffers;

use crate::revocation::verify_with_list;
use crate::semihosting::{Console, File, exit};
use crate::{AT, Directory, measure, stack};

/// The total bytes of all anchors. A product has its own in flash.
pub const ANCHORS_LENGTH: usize = if cfg!(microbit) { 1024 } else { 2048 };

/// The anchors that are accepted.
const ANCHORS: [&[u8]; 2] = [b"CSCA0\0", b"CSCA1\0"];

/// Verifies the card with these algorithms and the anchors beside it, prints the report and the
/// figures, and exits.
#[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
pub fn judge(algorithms: Algorithms<'_>, anchors: &mut [u8], sod: &mut [u8], file: &mut [u8]) -> ! {
    let mut clock = measure::start();
    let mut free = anchors;
    let mut certificates: [&[u8]; ANCHORS.len()] = [&[]; ANCHORS.len()];
    for (place, name) in certificates.iter_mut().zip(ANCHORS) {
        let length = File::open(name).and_then(|mut file| file.read_at(0, free));
        let Some((anchor, rest)) = free.split_at_mut_checked(length.unwrap_or(0)) else { break };
        *place = anchor;
        free = rest;
    }
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let policy = Policy::DEFAULT;
    let judge = PassiveAuthentication::new(&anchors, algorithms, policy, AT);
    let mut card = Directory::default();
    clock.lap();
    let verify = |sod: &_| match File::open(b"CRL0\0") {
        // The list lies beside the card. A product has it in flash, or gets it from its host.
        Some(list) => verify_with_list(&judge, sod, list),
        None => judge.verify(sod),
    };
    let outcome = session::read(&mut card, Buffers { sod, file }, verify, &mut |_| {});
    let instructions = clock.lap();
    let peak = stack::peak();
    let is_written = session::text::write(&mut Console, &outcome, &policy).is_ok();
    measure::figure("instructions", instructions);
    measure::figure("stack", peak.and_then(|peak| u32::try_from(peak).ok()).unwrap_or(u32::MAX));
    exit(is_written && peak.is_some())
}
