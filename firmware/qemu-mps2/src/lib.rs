//! Shared by the images: the debugger's file access instead of a card reader, a clock, and a
//! measurement of the stack.
//!
//! Supports two boards of QEMU, selected by the build target: MPS2 AN386 (Cortex-M4) and micro:bit
//! (Cortex-M0).
#![no_std]

mod clock;
mod directory;
pub mod engine;
mod interrupts;
pub mod measure;
mod memory;
#[cfg(feature = "text")]
pub mod report;
pub mod revocation;
pub mod semihosting;
#[cfg(feature = "library")]
pub mod sets;
pub mod stack;

pub use clock::Clock;
pub use directory::Directory;
use idchip::time::UnixTime;

/// 2026-11-01T00:00:00Z, the time for which the synthetic cards were made. A real reader asks its
/// clock.
pub const AT: UnixTime = UnixTime(1_793_491_200);

/// The longest EF.SOD that is accepted.
pub const SOD_LENGTH: usize = if cfg!(microbit) { 2560 } else { 3072 };

/// The longest data group that is opened.
pub const FILE_LENGTH: usize = 512;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    semihosting::write(b"panicked\n");
    semihosting::exit(false)
}
