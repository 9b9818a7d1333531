//! A card, as its reader sees it.

use idchip::lds::{ElementaryFile, FileLength};

/// The bytes that one READ BINARY with short length fields returns under secure messaging (Doc
/// 9303-11 §9.8): 256 bytes hold this many besides padding, status and checksum with AES, eight
/// more with 3DES.
pub const MAX_CHUNK: usize = 223;

/// The card left the field, or answered with an error: the file must be read again from its start,
/// after the card was selected and the session keys were agreed anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardError;

/// A card whose files are read in chunks.
pub trait Card {
    /// Selects a file. Returns true if it exists.
    ///
    /// # Errors
    ///
    /// Returns an error if the card does not answer.
    fn select(&mut self, file: ElementaryFile) -> Result<bool, CardError>;

    /// READ BINARY: reads the bytes of the selected file from `offset` on, as many as exist and fit
    /// in `buffer`; returns their number.
    ///
    /// # Errors
    ///
    /// Returns an error if the card does not answer.
    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, CardError>;
}

/// Reads a whole file; returns `None` if it does not exist, or the buffer is too small for it.
///
/// # Errors
///
/// Returns an error if the card does not answer.
pub fn read_file<'b>(
    card: &mut dyn Card,
    file: ElementaryFile,
    buffer: &'b mut [u8],
) -> Result<Option<&'b [u8]>, CardError> {
    match Chunks::of(card, file)? {
        Some(mut chunks) => chunks.all(buffer),
        None => Ok(None),
    }
}

/// A file that is read chunk by chunk, up to the length in its header.
pub(crate) struct Chunks<'c> {
    card: &'c mut dyn Card,
    offset: usize,
    end: usize,
}

impl<'c> Chunks<'c> {
    /// Selects a file; returns `None` if it does not exist.
    pub(crate) fn of(
        card: &'c mut dyn Card,
        file: ElementaryFile,
    ) -> Result<Option<Self>, CardError> {
        let is_there = card.select(file)?;
        // The first READ BINARY does not go beyond the end of the file, which some chips refuse.
        let end = FileLength::MAX_FIRST_BYTES;
        Ok(is_there.then_some(Self { card, offset: 0, end }))
    }

    /// Returns the next bytes, or none at the end. The first bytes give the length of the file; a
    /// file that does not start with an element is read until the card has no more.
    pub(crate) fn next<'b>(&mut self, buffer: &'b mut [u8]) -> Result<&'b [u8], CardError> {
        let wanted = self.end.saturating_sub(self.offset).min(buffer.len()).min(MAX_CHUNK);
        let buffer = buffer.get_mut(..wanted).unwrap_or_default();
        if buffer.is_empty() {
            return Ok(&[]);
        }
        let length = self.card.read_binary(self.offset, buffer)?;
        let chunk = buffer.get(..length).ok_or(CardError)?;
        if self.offset == 0 {
            self.end = match FileLength::from_first_bytes(chunk) {
                Ok(FileLength::Known(length)) => usize::try_from(length).unwrap_or(usize::MAX),
                Ok(FileLength::NeedsMore) | Err(_) => usize::MAX,
            };
        }
        self.offset = self.offset.saturating_add(length);
        // Bytes read beyond the end belong to the elementary file, not to its content.
        Ok(chunk)
    }

    /// Reads the whole file; returns `None` if the buffer is too small for it.
    pub(crate) fn all<'b>(&mut self, buffer: &'b mut [u8]) -> Result<Option<&'b [u8]>, CardError> {
        let mut held = 0;
        loop {
            let free = buffer.get_mut(held..).unwrap_or_default();
            if free.is_empty() {
                // The file may fit exactly.
                return Ok((self.end == held).then_some(buffer));
            }
            let length = self.next(free)?.len();
            if length == 0 {
                return Ok(buffer.get(..held));
            }
            held = held.saturating_add(length);
        }
    }
}
