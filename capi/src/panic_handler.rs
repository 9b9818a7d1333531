//! The handler of panics on bare metal.

use core::panic::PanicInfo;

unsafe extern "C" {
    /// Supplied by the firmware; it resets, halts or logs, and does not return.
    safe fn idchip_panic();
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    idchip_panic();
    #[expect(clippy::empty_loop, reason = "a firmware that returns from idchip_panic stops here")]
    loop {}
}
