//! The parts common to all images: start-up, the debugger's services, clock and stack. The size of
//! another image minus this one is the size of the library and the session.
#![no_std]
#![no_main]

use core::hint::black_box;

use cortex_m_rt::entry;
use idchip::lds::ElementaryFile;
use qemu_mps2::{Directory, FILE_LENGTH, SOD_LENGTH, measure};
use session::Card;

#[entry]
fn main() -> ! {
    static mut SOD: [u8; SOD_LENGTH] = [0; SOD_LENGTH];
    static mut FILE: [u8; FILE_LENGTH] = [0; FILE_LENGTH];
    let mut clock = measure::start();
    let mut directory = Directory::default();
    let is_there = directory.select(black_box(ElementaryFile::Sod)).is_ok();
    let read = [&mut SOD[..], &mut FILE[..]].map(|buffer| directory.read_binary(0, buffer).is_ok());
    measure::figure("read", clock.lap());
    measure::end(is_there && read == [true; 2])
}
