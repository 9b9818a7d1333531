//! Outputs: places for values and texts, checked at the start of a call and written at its end.

use core::ffi::c_char;
use core::fmt;

use super::inputs::check_place;
use crate::status::{
    IDCHIP_STATUS_BUFFER_TOO_SMALL, IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_NULL_POINTER, Outcome,
    idchip_status,
};
use crate::text_buffer::length_of;

/// A place that a value may be written to.
pub(crate) struct Out<T>(*mut T);

impl<T: Copy> Out<T> {
    /// # Safety
    ///
    /// `place` is NULL or misaligned, or a `T` may be written there while this value lives.
    pub(crate) unsafe fn new(place: *mut T) -> Result<Self, idchip_status> {
        check_place(place)?;
        Ok(Self(place))
    }

    pub(crate) fn write(self, value: T) {
        // SAFETY: the place is not NULL and aligned, and whoever made this value promised that it may
        // be written to.
        unsafe { self.0.write(value) }
    }
}

/// A buffer that a text may be written to.
pub(crate) struct OutText {
    buffer: *mut u8,
    size: usize,
}

impl OutText {
    /// # Safety
    ///
    /// `buffer` is NULL, or `size` bytes may be written there while this value lives.
    pub(crate) unsafe fn new(buffer: *mut c_char, size: usize) -> Result<Self, idchip_status> {
        if buffer.is_null() {
            return Err(IDCHIP_STATUS_NULL_POINTER);
        }
        Ok(Self { buffer: buffer.cast(), size })
    }

    /// Writes the text and a NUL, or nothing.
    pub(crate) fn write(self, text: &[u8]) -> Outcome {
        if text.len() >= self.size {
            return Err(IDCHIP_STATUS_BUFFER_TOO_SMALL);
        }
        // SAFETY: `size` bytes may be written to the buffer, as was promised, and the text is shorter.
        // It stands in the library or on the stack, so that it does not overlap with the buffer.
        unsafe { self.buffer.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
        // SAFETY: the text is shorter than the `size` bytes of the buffer.
        let end = unsafe { self.buffer.add(text.len()) };
        // SAFETY: the byte after the text is one of the `size` bytes.
        unsafe { end.write(0) };
        Ok(())
    }

    /// Writes the characters in UTF-8 and a NUL, or nothing. Returns the number of bytes before the NUL.
    pub(crate) fn write_characters(
        self,
        text: impl Iterator<Item = char> + Clone,
    ) -> Result<usize, idchip_status> {
        self.write_with(&|out| text.clone().try_for_each(|character| out.write_char(character)))
    }

    /// As [`OutText::new`]; NULL with a size of 0 is no buffer, and asks for the length alone.
    ///
    /// # Safety
    ///
    /// As [`OutText::new`].
    pub(crate) unsafe fn new_or_none(
        buffer: *mut c_char,
        size: usize,
    ) -> Result<Self, idchip_status> {
        if buffer.is_null() && size != 0 {
            return Err(IDCHIP_STATUS_NULL_POINTER);
        }
        Ok(Self { buffer: buffer.cast(), size })
    }

    /// Returns the address of the buffer.
    pub(crate) const fn start(&self) -> *const u8 {
        self.buffer.cast_const()
    }

    /// Writes what `write` writes and a NUL, or nothing. Returns the number of bytes before the NUL. Without
    /// a buffer it writes nothing, and returns the number.
    pub(crate) fn write_with(
        self,
        write: &dyn Fn(&mut dyn fmt::Write) -> fmt::Result,
    ) -> Result<usize, idchip_status> {
        let length = length_of(write)?;
        if self.buffer.is_null() {
            return Ok(length);
        }
        if length >= self.size {
            return Err(IDCHIP_STATUS_BUFFER_TOO_SMALL);
        }
        let mut writer = BufferWriter { buffer: self.buffer, length, written: 0 };
        write(&mut writer).map_err(|fmt::Error| IDCHIP_STATUS_INTERNAL)?;
        let written = writer.written;
        // SAFETY: `written` is at most `length`, which is less than the `size` bytes of the buffer.
        let end = unsafe { self.buffer.add(written) };
        // SAFETY: the byte after the text is one of the `size` bytes.
        unsafe { end.write(0) };
        Ok(written)
    }
}

/// A text on its way into a buffer of the caller's.
struct BufferWriter {
    /// `length` bytes may be written there.
    buffer: *mut u8,
    length: usize,
    /// At most `length`.
    written: usize,
}

impl fmt::Write for BufferWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.written.checked_add(text.len()).ok_or(fmt::Error)?;
        if end > self.length {
            return Err(fmt::Error);
        }
        // SAFETY: `written` is at most `length`.
        let place = unsafe { self.buffer.add(self.written) };
        // SAFETY: the bytes from `written` to `end` may be written, because `end` is at most `length`; the text
        // stands in the library, on the stack, or in an input, which does not overlap with the buffer.
        unsafe { place.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
        self.written = end;
        Ok(())
    }
}
