//! A card whose files are in a directory of the host.

use idchip::lds::ElementaryFile;
use session::{Card, CardError};

use crate::semihosting::File;

/// Replaces a card reader: the results of SELECT and READ BINARY.
#[derive(Debug, Default)]
pub struct Directory {
    selected: Option<File>,
}

impl Card for Directory {
    fn select(&mut self, file: ElementaryFile) -> Result<bool, CardError> {
        // The host's name of the file, which ends with a zero byte.
        let mut name = *b"EF.\0\0\0\0\0\0\0\0\0\0\0\0\0";
        let places = name.iter_mut().skip("EF.".len());
        places.zip(file.short_name().bytes()).for_each(|(place, letter)| *place = letter);
        self.selected = File::open(&name);
        Ok(self.selected.is_some())
    }

    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, CardError> {
        let file = self.selected.as_mut().ok_or(CardError)?;
        file.read_at(offset, buffer).ok_or(CardError)
    }
}
