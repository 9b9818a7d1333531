//! What the images share: the debugger's file access in place of a card reader, a clock, a measure of
//! the stack.
//!
//! Two boards of QEMU are known: MPS2 AN386 (Cortex-M4) and micro:bit (Cortex-M0), by the target that
//! is built for.
#![no_std]

mod clock;
mod directory;
pub mod engine;
mod interrupts;
pub mod measure;
mod memory;
#[cfg(feature = "text")]
pub mod report;
pub mod semihosting;
#[cfg(feature = "library")]
pub mod sets;
pub mod stack;

pub use clock::Clock;
pub use directory::Directory;
use idchip::time::UnixTime;

/// 2026-11-01T00:00:00Z, the moment for which the synthetic cards were made. A reader asks its clock.
pub const AT: UnixTime = UnixTime(1_793_491_200);

/// The longest EF.SOD that is taken.
pub const SOD_LENGTH: usize = if cfg!(microbit) { 2560 } else { 3072 };

/// The longest data group that is opened.
pub const FILE_LENGTH: usize = 512;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    semihosting::write(b"panicked\n");
    semihosting::exit(false)
}
