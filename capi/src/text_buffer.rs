//! The buffer that names and messages are made in.

use core::fmt::{self, Write};

use crate::status::{IDCHIP_STATUS_INTERNAL, Outcome, idchip_status};

/// The size in bytes of a buffer that every name and message fits into, with the NUL.
pub const IDCHIP_TEXT_SIZE: usize = 256;

/// The size in bytes of a buffer that every advice fits into, with the NUL.
pub const IDCHIP_ADVICE_SIZE: usize = 512;

/// The size in bytes of a buffer that every text of every language fits into, with the NUL.
pub const IDCHIP_TRANSLATION_SIZE: usize = 1024;

/// A text on its way out.
pub(crate) struct Text {
    bytes: [u8; IDCHIP_TEXT_SIZE],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; IDCHIP_TEXT_SIZE], length: 0 }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(crate) fn set(&mut self, text: &str) -> Outcome {
        self.write_str(text).map_err(|_| IDCHIP_STATUS_INTERNAL)
    }

    /// Replaces the spaces: "not identical" becomes "not_identical".
    pub(crate) fn join_words(&mut self) {
        self.bytes.iter_mut().filter(|byte| **byte == b' ').for_each(|byte| *byte = b'_');
    }

    pub(crate) fn display(&mut self, value: &impl fmt::Display) -> Outcome {
        write!(self, "{value}").map_err(|_| IDCHIP_STATUS_INTERNAL)
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let rest = self.bytes.get_mut(self.length..).unwrap_or_default();
        let (place, _) = rest.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        place.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        self.length = self.length.saturating_add(text.len());
        Ok(())
    }
}

/// Returns the length in bytes of what is written.
pub(crate) fn length_of(
    write: &dyn Fn(&mut dyn Write) -> fmt::Result,
) -> Result<usize, idchip_status> {
    let mut counter = Counter(0);
    write(&mut counter).map_err(|_| IDCHIP_STATUS_INTERNAL)?;
    Ok(counter.0)
}

/// Counts the bytes of a text.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.checked_add(text.len()).ok_or(fmt::Error)?;
        Ok(())
    }
}
