//! The depth that the stack reached.

use core::ptr;

/// The word that cortex-m-rt writes to the whole stack before `main`.
const PAINT: u32 = 0xCCCC_CCCC;

unsafe extern "C" {
    static _stack_start: u32;
    static _stack_end: u32;
}

/// Returns the bytes of stack written since the reset, or `None` if all of it was written and it
/// may have overflowed.
#[must_use]
pub fn peak() -> Option<usize> {
    let top = &raw const _stack_start;
    let mut place = &raw const _stack_end;
    let lowest = place;
    while place < top {
        // SAFETY: `place` is aligned to four bytes, as the linker script aligns `_stack_end`, and lies
        // between `_stack_end` and `_stack_start`: in RAM that was written at reset and that no
        // reference points to, except those of living frames, which are not written to meanwhile.
        let word = unsafe { ptr::read_volatile(place) };
        if word != PAINT {
            break;
        }
        place = place.wrapping_add(1);
    }
    let peak = top.addr().saturating_sub(place.addr());
    (place != lowest).then_some(peak)
}
