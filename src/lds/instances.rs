//! Elements behind their number.

use crate::biometrics::{next_element, skip_padding};
use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, validated};

/// The content of EF.DG5, EF.DG7, EF.DG16, and of the template of names in EF.DG11 and EF.DG12.
///
/// ```text
/// 02 01 nn    number of instances
/// tt L …      instance, nn times
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Instances<'a> {
    content: &'a [u8],
    at: u32,
    first: Tag,
    last: Tag,
}

impl<'a> Instances<'a> {
    /// Reads the rest of the input, and each instance with `read`. Instances have the tags from `first` to
    /// `last`.
    ///
    /// The number may have any length, as in `02 02 00 01`. Noted: a number that is missing or differs from
    /// the number of elements, elements out of order, unknown elements, padding.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Duplicate`] for a second number, the failure of `read`, or an encoding
    /// error.
    pub(super) fn read(
        reader: &mut Reader<'a>,
        [first, last]: [Tag; 2],
        mut read: impl FnMut(&mut Reader<'a>, &Element<'a>) -> Result<(), Malformed>,
    ) -> Result<Self, Malformed> {
        let (content, at) = (reader.remaining(), reader.position());
        let (mut stated, mut count) = (None, 0_u32);
        loop {
            if reader.is_next(Tag::INTEGER) {
                if stated.is_some() {
                    return Err(reader.fail(ParseErrorKind::Duplicate(Tag::INTEGER.0)));
                }
                if count > 0 {
                    reader.note(Finding::ElementsOutOfOrder);
                }
                stated = Some(reader.padded_integer()?);
                continue;
            }
            let Some(element) = next_element(reader)? else { break };
            if element.tag < first || element.tag > last {
                reader.note(Finding::UnknownElement);
                continue;
            }
            read(reader, &element)?;
            count = count.saturating_add(1);
        }
        skip_padding(reader);
        if stated.and_then(|number| number.to_u32()) != Some(count) {
            reader.note(Finding::InstanceCountDiffers);
        }
        Ok(Self { content, at, first, last })
    }

    /// Returns the instances, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Element<'a>> + Clone + use<'a> {
        let Self { content, at, first, last } = *self;
        let reader = Reader::new(Rules::Lds, content, Structure::Tlv);
        let mut reader = reader.starting_at(at);
        core::iter::from_fn(move || {
            loop {
                let element = validated(next_element(&mut reader))??;
                if element.tag >= first && element.tag <= last {
                    return Some(element);
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::finding::FindingSet;
    use std::vec::Vec;

    const TAGS: [Tag; 2] = [Tag(0x81), Tag(0x82)];

    fn read(content: &[u8]) -> Result<(Vec<u32>, FindingSet), ParseError> {
        let mut reader = Reader::new(Rules::Lds, content, Structure::EfDg16);
        let mut seen = Vec::new();
        let instances = reader.all(|reader| {
            Instances::read(reader, TAGS, |_, element| {
                seen.push(*element);
                Ok(())
            })
        })?;
        assert!(instances.iter().eq(seen));
        Ok((instances.iter().map(|element| element.tag.0).collect(), reader.findings()))
    }

    #[test]
    fn instances_are_counted() {
        let differs = FindingSet::of(&[Finding::InstanceCountDiffers]);
        let (none, both) = (&[][..], &[0x81, 0x82][..]);
        for (content, expected, findings) in [
            (&[2, 1, 0][..], none, FindingSet::EMPTY),
            (&[2, 1, 2, 0x81, 0, 0x82, 0], both, FindingSet::EMPTY),
            (&[2, 2, 0, 2, 0x81, 0, 0x82, 0], both, FindingSet::of(&[Finding::IntegerNotMinimal])),
            (&[2, 1, 3, 0x81, 0, 0x82, 0], both, differs),
            (&[2, 1, 0, 0x81, 0, 0x82, 0], both, differs),
            (&[2, 1, 0xFF, 0x81, 0, 0x82, 0], both, differs),
            (&[2, 5, 1, 0, 0, 0, 2, 0x81, 0, 0x82, 0], both, differs),
            (&[0x81, 0, 0x82, 0], both, differs),
            (&[], none, differs),
            (&[0x81, 0, 0x82, 0, 2, 1, 2], both, FindingSet::of(&[Finding::ElementsOutOfOrder])),
            (
                &[2, 1, 2, 0x80, 0, 0x81, 0, 0x83, 0, 0x82, 0],
                both,
                FindingSet::of(&[Finding::UnknownElement]),
            ),
            (&[2, 1, 0, 0, 0], none, FindingSet::of(&[Finding::TrailingPadding])),
        ] {
            assert_eq!(read(content).unwrap(), (expected.to_vec(), findings), "{content:?}");
        }
    }

    #[test]
    fn malformed_content_is_an_error() {
        let kind = |content: &[u8]| read(content).unwrap_err().kind;
        assert_eq!(kind(&[2, 1, 1, 2, 1, 1]), ParseErrorKind::Duplicate(2));
        assert_eq!(kind(&[2, 0]), ParseErrorKind::Integer);
        assert_eq!(kind(&[2, 1, 0, 0, 1]), ParseErrorKind::TagEncoding);
        assert_eq!(kind(&[2, 1, 1, 0x81]), ParseErrorKind::Truncated);
    }
}
