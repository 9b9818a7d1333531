//! Same as `card`, on a chip with its own engines: no cryptography of the library is linked.
#![no_std]
#![no_main]

use cortex_m_rt::entry;
use qemu_mps2::{FILE_LENGTH, SOD_LENGTH, engine, report};

#[entry]
fn main() -> ! {
    static mut ANCHORS: [u8; report::ANCHORS_LENGTH] = [0; report::ANCHORS_LENGTH];
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    report::judge(engine::ALGORITHMS, ANCHORS, SOD, FILE)
}
