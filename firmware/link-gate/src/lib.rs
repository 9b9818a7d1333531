//! Shared by the probes: a panic handler that does not link, and input that is unknown to the
//! compiler.
//!
//! The handler calls an undefined function. If the optimiser can prove that no panic is reachable,
//! the handler is dropped and the program links; if a panic remains, the linker reports `undefined
//! symbol: a_panic_is_reachable`. `scripts/link-gate` builds every probe in `src/bin` for each
//! optimisation level, and one that must fail.
#![no_std]

#[path = "../../../fuzz/src/fake.rs"]
pub mod fake;
pub mod signatures;
#[path = "../../../fuzz/src/walk.rs"]
pub mod walk;

/// The entry point of a probe: runs `$run` on an input of unknown bytes and length.
#[macro_export]
macro_rules! probe {
    ($run:expr) => {
        #[unsafe(no_mangle)]
        extern "C" fn _start() -> ! {
            let run: fn(&'static [u8]) = $run;
            run($crate::input());
            loop {}
        }
    };
}

/// Returns bytes that another program could have put there.
#[must_use]
pub fn input() -> &'static [u8] {
    const CAPACITY: usize = 0x1000;
    static BYTES: [u8; CAPACITY] = [0; CAPACITY];
    // `black_box` hides the bytes and their number from the optimiser.
    let bytes: &'static [u8] = core::hint::black_box(&BYTES);
    bytes.get(..core::hint::black_box(CAPACITY)).unwrap_or_default()
}

#[cfg(not(feature = "diagnose"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unsafe extern "C" {
        fn a_panic_is_reachable() -> !;
    }
    // SAFETY: never called. The function is undefined: a program with this call does not link.
    unsafe { a_panic_is_reachable() }
}

#[cfg(feature = "diagnose")]
#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    core::hint::black_box(info);
    loop {}
}
