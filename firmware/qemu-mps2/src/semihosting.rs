//! The debugger's services: files of the host, and an exit. A product has a card reader and a
//! watchdog instead.

use core::fmt;

use cortex_m_semihosting::{debug, syscall};

/// A file of the host, open for reading.
#[derive(Debug)]
pub struct File(usize);

/// The result of SYS_OPEN and SYS_SEEK on failure.
const FAILED: usize = usize::MAX;

/// SYS_OPEN's mode for `fopen(…, "rb")`.
const READ_BINARY: usize = 1;

impl File {
    /// Opens a file in the simulator's directory. A zero byte ends its name.
    #[must_use]
    pub fn open(name: &[u8]) -> Option<Self> {
        let length = name.iter().position(|byte| *byte == 0)?;
        // SAFETY: SYS_OPEN reads a string that ends in a zero byte, of this length without it: that
        // byte was found in `name`. It writes to nothing.
        let handle = unsafe { syscall!(OPEN, name.as_ptr().addr(), READ_BINARY, length) };
        (handle != FAILED).then_some(Self(handle))
    }

    /// Reads from `offset` on, and returns the number of bytes read.
    pub fn read_at(&mut self, offset: usize, buffer: &mut [u8]) -> Option<usize> {
        // SAFETY: SYS_SEEK takes two numbers and touches no memory of ours.
        let sought = unsafe { syscall!(SEEK, self.0, offset) };
        if sought == FAILED || buffer.is_empty() {
            return None;
        }
        // SAFETY: SYS_READ writes at most `buffer.len()` bytes to the start of `buffer`, which is
        // ours alone as long as the call lasts.
        let unread = unsafe { syscall!(READ, self.0, buffer.as_mut_ptr().addr(), buffer.len()) };
        buffer.len().checked_sub(unread)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // SAFETY: SYS_CLOSE takes a number and touches no memory of ours.
        unsafe { syscall!(CLOSE, self.0) };
    }
}

/// The console of the host.
#[derive(Clone, Copy, Debug)]
pub struct Console;

impl fmt::Write for Console {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        write(text.as_bytes());
        Ok(())
    }
}

/// Writes to the console of the host.
pub fn write(text: &[u8]) {
    for byte in text {
        // SAFETY: SYS_WRITEC reads the one byte that it is pointed to.
        unsafe { cortex_m_semihosting::syscall1!(WRITEC, core::ptr::from_ref(byte).addr()) };
    }
}

/// Writes a number without core::fmt, which would be larger than the measured code.
pub fn write_number(number: u32) {
    if let Some(tens) = number.checked_div(10).filter(|tens| *tens > 0) {
        write_number(tens);
    }
    let digit = u8::try_from(number % 10).unwrap_or_default();
    write(&[digit.wrapping_add(b'0')]);
}

/// Exits the simulation.
pub fn exit(is_success: bool) -> ! {
    let status = if is_success { debug::EXIT_SUCCESS } else { debug::EXIT_FAILURE };
    loop {
        debug::exit(status);
    }
}
