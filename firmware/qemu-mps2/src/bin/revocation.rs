//! The algorithms of a Vietnamese ID card, and a revocation list in chunks, which the policy requires.
#![no_std]
#![no_main]
#![expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]

use cortex_m_rt::entry;
use idchip::verify::{Anchors, PassiveAuthentication, Policy};
use qemu_mps2::revocation::verify_with_list;
use qemu_mps2::semihosting::{File, exit};
use qemu_mps2::{AT, FILE_LENGTH, SOD_LENGTH, measure, sets};
use session::Buffers;

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let mut clock = measure::start();
    let certificates: [&[u8]; 1] = [include_bytes!("../../../../testdata/anchors/vn_good.der")];
    let anchors = Anchors::from_certificates_lenient(&certificates);
    let judge = PassiveAuthentication::new(&anchors, sets::ID_CARD, Policy::WITH_REVOCATION, AT);
    let Some(list) = File::open(b"CRL0\0") else { exit(false) };
    let verify = |sod: &_| verify_with_list(&judge, sod, list);
    let mut passed = |step| measure::passed(step, &mut clock);
    measure::end(measure::is_accepted(Buffers { sod: SOD, file: FILE }, verify, &mut passed))
}
