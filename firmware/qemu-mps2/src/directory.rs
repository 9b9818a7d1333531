//! A card whose files are in a directory of the host.

use session::{Card, CardError};

use crate::semihosting::File;

/// Replaces a card reader: the results of SELECT and READ BINARY.
#[derive(Debug, Default)]
pub struct Directory {
    selected: Option<File>,
}

impl Card for Directory {
    fn select(&mut self, file: session::File) -> Result<bool, CardError> {
        self.selected = File::open(file.name().as_bytes());
        Ok(self.selected.is_some())
    }

    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, CardError> {
        let file = self.selected.as_mut().ok_or(CardError)?;
        file.read_at(offset, buffer).ok_or(CardError)
    }
}
