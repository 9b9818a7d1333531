//! The files of a card in memory.

use core::fmt;

use idchip::lds::{DgNumber, ElementaryFile};

/// The files that were read of a card, each as its bytes. All that are absent are `None`.
///
/// ```
/// use idchip::lds::{DgNumber, ElementaryFile};
/// use idchip_batch::CardFiles;
///
/// let mut card = CardFiles { sod: Some(&[0x77, 0x00]), ..CardFiles::default() };
/// assert!(card.set(ElementaryFile::DataGroup(DgNumber::Dg1), &[0x61, 0x00]));
/// assert_eq!(card.data_group(DgNumber::Dg1), Some([0x61, 0x00].as_slice()));
/// ```
#[derive(Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "a caller makes it from its columns")]
pub struct CardFiles<'a> {
    /// EF.SOD, without which nothing can be judged.
    pub sod: Option<&'a [u8]>,
    /// EF.COM.
    pub com: Option<&'a [u8]>,
    /// EF.CardAccess.
    pub card_access: Option<&'a [u8]>,
    /// EF.CardSecurity.
    pub card_security: Option<&'a [u8]>,
    /// EF.DIR.
    pub dir: Option<&'a [u8]>,
    /// The data groups, DG1 first.
    pub data_groups: [Option<&'a [u8]>; 16],
}

impl<'a> CardFiles<'a> {
    /// Adds a file. Returns false for a file that is not verified: EF.ATR/INFO and EF.CVCA are signed by nobody.
    pub fn set(&mut self, file: ElementaryFile, bytes: &'a [u8]) -> bool {
        let Some(place) = self.place(file) else { return false };
        *place = Some(bytes);
        true
    }

    /// Returns the file of this kind.
    #[must_use]
    pub fn get(&self, file: ElementaryFile) -> Option<&'a [u8]> {
        let mut files = *self;
        files.place(file).copied().flatten()
    }

    /// Returns the data group of this number.
    #[must_use]
    pub fn data_group(&self, number: DgNumber) -> Option<&'a [u8]> {
        self.data_groups.get(index(number)).copied().flatten()
    }

    fn place(&mut self, file: ElementaryFile) -> Option<&mut Option<&'a [u8]>> {
        match file {
            ElementaryFile::Sod => Some(&mut self.sod),
            ElementaryFile::Com => Some(&mut self.com),
            ElementaryFile::CardAccess => Some(&mut self.card_access),
            ElementaryFile::CardSecurity => Some(&mut self.card_security),
            ElementaryFile::Dir => Some(&mut self.dir),
            ElementaryFile::DataGroup(number) => self.data_groups.get_mut(index(number)),
            _ => None,
        }
    }
}

/// Writes the lengths: the bytes are personal.
impl fmt::Debug for CardFiles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = |file: Option<&[u8]>| file.map(<[u8]>::len);
        f.debug_struct("CardFiles")
            .field("sod", &length(self.sod))
            .field("com", &length(self.com))
            .field("card_access", &length(self.card_access))
            .field("card_security", &length(self.card_security))
            .field("dir", &length(self.dir))
            .field("data_groups", &self.data_groups.map(length))
            .finish()
    }
}

/// The index of a data group among sixteen.
fn index(number: DgNumber) -> usize {
    usize::from(number.number()).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_that_is_verified_has_its_place() {
        let kinds: Vec<_> = ElementaryFile::all().collect();
        let bytes: Vec<_> = (0..=u8::MAX).map(|byte| [byte]).collect();
        let mut card = CardFiles::default();
        let mut refused = Vec::new();
        for (kind, bytes) in kinds.iter().zip(&bytes) {
            if !card.set(*kind, bytes) {
                refused.push(*kind);
            }
        }
        assert_eq!(refused, [ElementaryFile::AtrInfo, ElementaryFile::Cvca]);
        let mut places = vec![card.sod, card.com, card.card_access, card.card_security, card.dir];
        places.extend(DgNumber::ALL.iter().map(|number| card.data_group(*number)));
        let mut there: Vec<_> = places.into_iter().flatten().collect();
        there.sort_unstable();
        there.dedup();
        assert_eq!(there.len(), kinds.len() - refused.len());
    }

    #[test]
    fn no_byte_is_shown() {
        let card = CardFiles { sod: Some(&[0xAB; 300]), ..CardFiles::default() };
        let shown = format!("{card:?}");
        assert!(shown.contains("300") && !shown.contains("171"), "{shown}");
    }
}
