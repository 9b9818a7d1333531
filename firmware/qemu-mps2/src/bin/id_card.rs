//! The algorithms of a Vietnamese ID card alone: the P-384 of its CSCA, and the brainpoolP384r1 of
//! its signer.
#![no_std]
#![no_main]

use cortex_m_rt::entry;
use qemu_mps2::{FILE_LENGTH, SOD_LENGTH, measure, sets};

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let anchor = include_bytes!("../../../../testdata/anchors/vn_good.der");
    measure::judge(sets::ID_CARD, anchor, SOD, FILE)
}
