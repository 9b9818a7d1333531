//! Reads the card in the simulator's directory, chunk by chunk, and prints the verdict, every
//! check, and the cost.
#![no_std]
#![no_main]

use cortex_m_rt::entry;
use qemu_mps2::{FILE_LENGTH, SOD_LENGTH, report, sets};

#[entry]
fn main() -> ! {
    static mut ANCHORS: [u8; report::ANCHORS_LENGTH] = [0; report::ANCHORS_LENGTH];
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    report::judge(sets::ALL, ANCHORS, SOD, FILE)
}
