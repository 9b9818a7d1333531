//! A card, as the program sees it: SELECT and READ BINARY.

use idchip::lds::{ElementaryFile, FileLength};

/// The bytes that one READ BINARY returns at most: with secure messaging (AES) and short length fields, 223.
pub const CHUNK: usize = 223;

/// A card behind a reader. Implement it with the driver of your reader, and with BAC or PACE and secure
/// messaging, which are not part of the library.
pub trait Card {
    /// Selects a file; returns false if the card does not have it.
    fn select(&mut self, file: ElementaryFile) -> Result<bool, NoAnswer>;

    /// Reads the bytes of the selected file from `offset` on into `buffer`; returns their number, which is
    /// smaller than the buffer only at the end of the file.
    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, NoAnswer>;
}

/// The card left the field, or answered with an error: start again with the whole card.
#[derive(Debug)]
pub struct NoAnswer;

/// A file of a card, which is read in chunks.
pub struct File<'c> {
    card: &'c mut dyn Card,
    offset: usize,
    /// The length of the file.
    end: usize,
}

impl<'c> File<'c> {
    /// Selects a file, and learns its length from its first bytes.
    pub fn open(card: &'c mut dyn Card, file: ElementaryFile) -> Result<Option<Self>, NoAnswer> {
        if !card.select(file)? {
            return Ok(None);
        }
        let mut first = [0; FileLength::MAX_FIRST_BYTES];
        let length = card.read_binary(0, &mut first)?;
        match FileLength::from_first_bytes(first.get(..length).ok_or(NoAnswer)?) {
            Ok(FileLength::Known(end)) => {
                let end = usize::try_from(end).map_err(|_| NoAnswer)?;
                Ok(Some(Self { card, offset: 0, end }))
            }
            // No file of a travel document begins like this.
            Ok(FileLength::NeedsMore) | Err(_) => Err(NoAnswer),
        }
    }

    /// Reads the next chunk; returns no bytes at the end of the file.
    pub fn next<'b>(&mut self, buffer: &'b mut [u8]) -> Result<&'b [u8], NoAnswer> {
        let left = self.end.saturating_sub(self.offset);
        let wanted = left.min(buffer.len()).min(CHUNK);
        let buffer = buffer.get_mut(..wanted).ok_or(NoAnswer)?;
        // A file that is shorter than it says ends early. Its hash will tell.
        let length = if wanted == 0 { 0 } else { self.card.read_binary(self.offset, buffer)? };
        self.offset = self.offset.saturating_add(length);
        buffer.get(..length).ok_or(NoAnswer)
    }

    /// Reads the whole file; returns `None` if it is longer than the buffer, before anything is read.
    pub fn read<'b>(mut self, buffer: &'b mut [u8]) -> Result<Option<&'b [u8]>, NoAnswer> {
        let Some(buffer) = buffer.get_mut(..self.end) else { return Ok(None) };
        while let Some(rest) = buffer.get_mut(self.offset..)
            && !self.next(rest)?.is_empty()
        {}
        Ok(buffer.get(..self.offset))
    }
}
