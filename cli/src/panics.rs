//! Panics of other crates' decoders, which are errors of their input.

use core::cell::Cell;
use core::panic::AssertUnwindSafe;
use std::panic;
use std::sync::Once;

thread_local! {
    static IS_DECODING: Cell<bool> = const { Cell::new(false) };
}

/// Calls a decoder; `None` if it panics. The message of the panic, which is for the decoder's developers, is not shown.
pub(crate) fn decode<T>(decode: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let shown = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_DECODING.get() {
                shown(info);
            }
        }));
    });
    IS_DECODING.set(true);
    let decoded = panic::catch_unwind(AssertUnwindSafe(decode)).ok();
    IS_DECODING.set(false);
    decoded
}
