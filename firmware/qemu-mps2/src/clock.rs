//! Instructions, counted by SysTick.

use cortex_m::peripheral::SYST;
use cortex_m::peripheral::syst::SystClkSource;

/// Counts instructions: under QEMU's `-icount shift=0` each takes a nanosecond, and SysTick counts
/// the periods of the processor's clock.
///
/// Wraps after 2²⁴ periods, more than any step takes.
#[derive(Debug)]
pub struct Clock {
    last: u32,
}

/// The number of periods after which SysTick restarts.
const RELOAD: u32 = 0x00FF_FFFF;

/// Tenths of a nanosecond in a period: 16 MHz on the micro:bit, 25 MHz on the MPS2.
const TENTHS: u32 = if cfg!(microbit) { 625 } else { 400 };

impl Clock {
    /// Starts to count.
    #[must_use]
    pub fn start(mut timer: SYST) -> Self {
        timer.set_clock_source(SystClkSource::Core);
        timer.set_reload(RELOAD);
        timer.clear_current();
        timer.enable_counter();
        Self { last: SYST::get_current() }
    }

    /// Returns the instructions since the last call, or since the start, in thousands.
    pub fn lap(&mut self) -> u32 {
        let now = SYST::get_current();
        // SysTick counts down.
        let periods = self.last.wrapping_sub(now) & RELOAD;
        self.last = now;
        // This order avoids overflow: 2²⁴ periods of 62.5 instructions are 2³⁰.
        let thousands = u64::from(periods) * u64::from(TENTHS) / 10_000;
        u32::try_from(thousands).unwrap_or(u32::MAX)
    }
}
