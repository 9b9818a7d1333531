//! The objects of EF.DIR and EF.ATR/INFO, which stand one after the other without an outer element.

use core::fmt;

use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::tlv::{Element, Malformed, Reader, Rules, offset, validated};

/// The objects of a file, without its padding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Objects<'a>(&'a [u8]);

impl<'a> Objects<'a> {
    /// Reads the file to its end, and each object with `read`.
    ///
    /// The file may be longer than its objects (Doc 9303-10 §3.9). The length of the content is written
    /// nowhere, so a byte that begins no object ends it: 00, which ISO/IEC 7816-4 allows as a filler, or
    /// FF, the state of memory that was not written. All bytes after it must be the same, and they are a
    /// finding.
    ///
    /// # Errors
    ///
    /// Returns the errors of `read`, an encoding error of [`ParseErrorKind`], and
    /// [`ParseErrorKind::TrailingData`] if other bytes follow the first byte of the padding.
    pub(super) fn read(
        reader: &mut Reader<'a>,
        mut read: impl FnMut(&mut Reader<'a>, &Element<'a>) -> Result<(), Malformed>,
    ) -> Result<Self, Malformed> {
        let file = reader.remaining();
        while let Some(first) = reader.remaining().first()
            && !matches!(first, 0x00 | 0xFF)
        {
            let object = reader.element()?;
            read(reader, &object)?;
        }
        let objects = Self(reader.since(file));
        let padding = reader.remaining();
        if let Some(filler) = padding.first() {
            if padding.iter().any(|byte| byte != filler) {
                return Err(reader.fail(ParseErrorKind::TrailingData(offset(padding.len()))));
            }
            reader.note(Finding::TrailingPadding);
            reader.bytes(padding.len())?;
        }
        Ok(objects)
    }

    /// Returns the bytes of the objects.
    pub(super) const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Returns the objects again; `within` is the file.
    pub(super) fn iter(self, within: Structure) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let mut reader = Reader::new(Rules::Lds, self.0, within);
        core::iter::from_fn(
            move || {
                if reader.is_empty() { None } else { validated(reader.element()) }
            },
        )
    }
}

/// Shows the number of bytes.
impl fmt::Debug for Objects<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::finding::FindingSet;

    fn read(file: &[u8]) -> (Result<Objects<'_>, ParseError>, FindingSet) {
        let mut reader = Reader::new(Rules::Lds, file, Structure::EfDir);
        let objects = reader.all(|reader| Objects::read(reader, |_, _| Ok(())));
        (objects, reader.findings())
    }

    #[test]
    fn padding_ends_the_objects() {
        let padded = FindingSet::of(&[Finding::TrailingPadding]);
        for (file, findings) in [
            (&[0x5A, 1, 0, 0x5B, 0][..], FindingSet::EMPTY),
            (&[0x5A, 1, 0, 0x5B, 0, 0], padded),
            (&[0x5A, 1, 0, 0x5B, 0, 0, 0, 0], padded),
            (&[0x5A, 1, 0, 0x5B, 0, 0xFF, 0xFF], padded),
        ] {
            let (objects, found) = read(file);
            let objects = objects.unwrap();
            assert_eq!((objects.as_bytes(), found), (&file[..5], findings));
            let tags = objects.iter(Structure::EfDir).map(|object| object.tag.0);
            assert!(tags.eq([0x5A, 0x5B]));
        }
    }

    #[test]
    fn objects_after_padding_are_refused() {
        for file in [&[0, 0x5A, 1, 0][..], &[0xFF, 0x5A, 1, 0], &[0, 0xFF]] {
            let error = read(file).0.unwrap_err();
            let kind = ParseErrorKind::TrailingData(u32::try_from(file.len()).unwrap());
            assert_eq!((error.kind, error.at), (kind, 0));
        }
    }
}
