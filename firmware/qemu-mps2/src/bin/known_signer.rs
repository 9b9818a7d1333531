//! The algorithms of a Vietnamese ID card, and a memory of signers: the figures are those of the second of two
//! cards, whose signer is known from the first.
#![no_std]
#![no_main]
#![expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]

use cortex_m_rt::entry;
use idchip::verify::{Anchors, KnownSigner, KnownSigners, PassiveAuthentication, Policy};
use qemu_mps2::semihosting::exit;
use qemu_mps2::{AT, FILE_LENGTH, SOD_LENGTH, measure, sets};
use session::Buffers;

/// The number of signers that are remembered.
const SIGNERS: usize = 4;

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    static mut PLACES: [KnownSigner; SIGNERS] = [KnownSigner::EMPTY; SIGNERS];
    let mut clock = measure::start();
    let certificates: [&[u8]; 1] = [include_bytes!("../../../../testdata/anchors/vn_good.der")];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let mut known = KnownSigners::new(PLACES);
    // The simulator has one card: the second time, its signer is known, as that of another card would be.
    for is_measured in [false, true] {
        let judge = PassiveAuthentication::new(&anchors, sets::ID_CARD, Policy::DEFAULT, AT);
        clock.lap();
        let mut passed = |step| {
            if is_measured {
                measure::passed(step, &mut clock);
            }
        };
        let buffers = Buffers { sod: &mut *SOD, file: &mut *FILE };
        let verify = |sod: &_| judge.verify_with_known_signers(sod, &mut known);
        if !measure::is_accepted(buffers, verify, &mut passed) || known.len() != 1 {
            exit(false);
        }
    }
    measure::end(true)
}
