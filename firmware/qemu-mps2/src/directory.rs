//! A card whose files lie in a directory of the host.

use session::{Card, CardError};

use crate::semihosting::File;

/// In place of a card reader: what a SELECT and a READ BINARY would bring.
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
