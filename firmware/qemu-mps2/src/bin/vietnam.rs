//! The algorithms of Vietnamese documents: the P-384 of the CSCA, the brainpoolP384r1 of the
//! signers, and those of other Vietnamese documents.
#![no_std]
#![no_main]

use cortex_m_rt::entry;
use qemu_mps2::{FILE_LENGTH, SOD_LENGTH, measure, sets};

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let anchor = include_bytes!("../../../../testdata/anchors/vn_good.der");
    measure::judge(sets::VIETNAM, anchor, SOD, FILE)
}
