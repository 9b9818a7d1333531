//! What a Vietnamese card takes: the P-384 of its CSCA, the brainpoolP384r1 of its signer, and what other Vietnamese documents are signed with.
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
