//! What the probes share: a panic handler that does not link, and input that the compiler knows
//! nothing about.
//!
//! The handler calls a function that nobody defines. Where the optimiser can prove that no panic is
//! reachable, the handler is dropped and the program links; where a panic is left, the linker says
//! `undefined symbol: a_panic_is_reachable`. `scripts/link-gate` builds every probe in `src/bin` for
//! each optimisation level, and one that must fail.
#![no_std]

#[path = "../../../fuzz/src/fake.rs"]
pub mod fake;
#[path = "../../../fuzz/src/walk.rs"]
pub mod walk;

/// The entry point of a probe: runs `$run` over an input of unknown octets and length.
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

/// Octets that another program could have put there.
#[must_use]
pub fn input() -> &'static [u8] {
    const CAPACITY: usize = 0x1000;
    static OCTETS: [u8; CAPACITY] = [0; CAPACITY];
    // What goes through `black_box` is unknown to the optimiser: the octets and their number alike.
    let octets: &'static [u8] = core::hint::black_box(&OCTETS);
    octets.get(..core::hint::black_box(CAPACITY)).unwrap_or_default()
}

#[cfg(not(feature = "diagnose"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unsafe extern "C" {
        fn a_panic_is_reachable() -> !;
    }
    // SAFETY: never called. Nobody defines the function: a program with this call does not link.
    unsafe { a_panic_is_reachable() }
}

#[cfg(feature = "diagnose")]
#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    core::hint::black_box(info);
    loop {}
}
