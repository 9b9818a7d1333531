//! A session that prints only its figures.

use idchip::crypto::Algorithms;
use idchip::lds::DgNumber;
use idchip::lds::sod::Sod;
use idchip::verify::{Anchors, Document, PassiveAuthentication, Policy, Rejection, Verdict};
use session::{Buffers, Outcome, Step};

use crate::semihosting::{exit, write, write_number};
use crate::{AT, Clock, Directory, stack};

/// Verifies the card with these algorithms and one anchor, prints the figures and exits. Fails with
/// any verdict except "accepted".
#[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
pub fn judge(algorithms: Algorithms<'_>, anchor: &[u8], sod: &mut [u8], file: &mut [u8]) -> ! {
    let mut clock = start();
    let certificates = [anchor];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, AT);
    let mut passed = |step| passed(step, &mut clock);
    let is_accepted = is_accepted(Buffers { sod, file }, |sod| judge.verify(sod), &mut passed);
    end(is_accepted)
}

/// Takes the card in the simulator's directory from SELECT to the verdict, and returns true for "accepted".
// Saves 88 bytes of flash and 48 of stack in the ID card image.
#[inline(always)]
pub fn is_accepted<'a>(
    buffers: Buffers<'a>,
    verify: impl FnOnce(&Sod<'a>) -> Result<Document<'a>, Rejection>,
    passed: &mut dyn FnMut(Step),
) -> bool {
    let outcome = session::read(&mut Directory::default(), buffers, verify, passed);
    matches!(&outcome, Ok(Outcome::Judged(it)) if it.verdict == Verdict::Accepted)
}

/// Prints the figure of a step.
pub fn passed(step: Step, clock: &mut Clock) {
    figure(name(step), clock.lap());
    // The time for printing is not attributed to any step.
    clock.lap();
}

/// Starts the clock.
#[must_use]
pub fn start() -> Clock {
    match cortex_m::Peripherals::take() {
        Some(peripherals) => Clock::start(peripherals.SYST),
        None => exit(false),
    }
}

/// Prints the stack's figure and exits.
pub fn end(is_success: bool) -> ! {
    let peak = stack::peak().and_then(|peak| u32::try_from(peak).ok());
    figure("stack", peak.unwrap_or(u32::MAX));
    exit(is_success && peak.is_some())
}

/// Prints one figure; instructions are in thousands.
pub fn figure(name: &str, number: u32) {
    write(b"figure ");
    write(name.as_bytes());
    write(b" ");
    write_number(number);
    write(b"\n");
}

/// Returns the name of a step in the figures.
#[must_use]
pub const fn name(step: Step) -> &'static str {
    match step {
        Step::Parsed => "sod_read",
        Step::Verified => "sod_verified",
        Step::DataGroup(DgNumber::Dg1) => "dg1",
        Step::DataGroup(DgNumber::Dg2) => "dg2",
        Step::DataGroup(DgNumber::Dg13) => "dg13",
        Step::DataGroup(_) => "other_dg",
        Step::Concluded => "concluded",
    }
}
