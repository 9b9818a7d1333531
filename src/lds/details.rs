//! Elements that a table of the standard lists: the content of EF.DG11 and EF.DG12, and of each person in
//! EF.DG16.

use super::encoded_image::EncodedImage;
use super::full_date::{DateTime, FullDate, is_binary_coded};
use super::instances::Instances;
use super::text::{FullName, Text};
use crate::biometrics::{next_element, skip_padding};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, validated};

/// The kind of value that an element has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A date.
    Date,
    /// A date and time.
    DateTime,
    /// An image.
    Image,
    /// A name among others in a template with the tag A0.
    Names,
    /// The list of the tags in the file.
    TagList,
    /// A text or a name.
    Text,
}

/// The tag and the kind of each element, in the order of the standard. At most 32 rows.
pub(super) type Table = [(Tag, Kind)];

/// The tag list of EF.DG11 and EF.DG12.
pub(super) const TAG_LIST: (Tag, Kind) = (Tag(0x5C), Kind::TagList);

/// The template of names in EF.DG11 and EF.DG12.
const TEMPLATE: Tag = Tag(0xA0);

/// The time of personalization in EF.DG12.
pub(super) const PERSONALIZATION_TIME: Tag = Tag(0x5F55);

/// The time of personalization in Belgian passports (proxmark3 #1125).
const PERSONALIZATION_TIME_OF_BELGIUM: Tag = Tag(0x5F85);

/// The elements of a file, already validated. They are read again on access, because a caller needs few of
/// them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Details<'a> {
    content: &'a [u8],
    at: u32,
    within: Structure,
}

impl<'a> Details<'a> {
    /// Returns the elements in `element`, which were read before.
    pub(super) const fn of(element: &Element<'a>, within: Structure) -> Self {
        Self { content: element.content, at: element.content_at(), within }
    }

    /// Reads the rest of the input, which has elements of `table`. Errors on access name the structure
    /// `within`.
    ///
    /// Each deviation of a value is noted, and the other elements are still read. Unknown elements, elements
    /// out of order, padding and a tag list that differs from the elements are noted too.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Duplicate`] if an element other than names occurs twice, or an encoding error.
    pub(super) fn read(
        reader: &mut Reader<'a>,
        table: &Table,
        within: Structure,
    ) -> Result<Self, Malformed> {
        let details = Self { content: reader.remaining(), at: reader.position(), within };
        // One bit for each row of the table.
        let (mut seen, mut listed, mut last) = (0_u32, None, 0_u32);
        while let Some((tag, element)) = next_detail(reader)? {
            let Some((bit, (own_tag, kind))) = find(table, tag) else {
                reader.note(Finding::UnknownElement);
                continue;
            };
            let is_repeated = seen & bit != 0;
            if is_repeated && kind != Kind::Names {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(tag.0), element.at));
            }
            if bit < last {
                reader.note(Finding::ElementsOutOfOrder);
            }
            seen |= bit;
            last = bit;
            match kind {
                Kind::Date => {
                    let date = FullDate::of(element.content);
                    note_date(reader, element.content, date.is_some());
                }
                Kind::DateTime => {
                    let time = DateTime::of(element.content);
                    note_date(reader, element.content, time.is_some());
                }
                Kind::Image => EncodedImage::check(reader, element.content),
                Kind::Names => {
                    if is_repeated || tag != TEMPLATE {
                        reader.note(Finding::NamesNotInTemplate);
                    }
                    if tag == TEMPLATE {
                        read_template(reader, &element, own_tag)?;
                    } else {
                        Text::check(reader, element.content);
                    }
                }
                Kind::TagList => listed = Some(bit | rows_in(element.content, reader, table)),
                Kind::Text => Text::check(reader, element.content),
            }
        }
        skip_padding(reader);
        if table.contains(&TAG_LIST) && listed != Some(seen) {
            reader.note(Finding::TagListDiffers);
        }
        Ok(details)
    }

    /// Returns the text with this tag.
    pub(super) fn text(&self, tag: Tag) -> Option<Text<'a>> {
        self.element(tag).map(|element| Text::new(element.content))
    }

    /// Returns the name with this tag.
    pub(super) fn name(&self, tag: Tag) -> Option<FullName<'a>> {
        self.text(tag).map(FullName::new)
    }

    /// Returns the image with this tag.
    pub(super) fn image(&self, tag: Tag) -> Option<EncodedImage<'a>> {
        self.element(tag).map(|element| EncodedImage::new(element.content))
    }

    /// Returns the date with this tag; an empty element is no date.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`] if the date is not readable.
    pub(super) fn date(&self, tag: Tag) -> Result<Option<FullDate>, ParseError> {
        self.time_by(tag, FullDate::of)
    }

    /// Returns the date and time with this tag; an empty element is no time.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`] if the date or the time is not readable.
    pub(super) fn date_time(&self, tag: Tag) -> Result<Option<DateTime>, ParseError> {
        self.time_by(tag, DateTime::of)
    }

    fn time_by<T>(&self, tag: Tag, of: fn(&[u8]) -> Option<T>) -> Result<Option<T>, ParseError> {
        let Some(element) = self.element(tag).filter(|element| !element.content.is_empty()) else {
            return Ok(None);
        };
        let error = ParseError::new(ParseErrorKind::Time, element.content_at(), self.within);
        of(element.content).map(Some).ok_or(error)
    }

    /// Returns the names with this tag, in templates and outside, in the order of the file.
    pub(super) fn names(&self, tag: Tag) -> impl Iterator<Item = FullName<'a>> + Clone + use<'a> {
        let name = |element: Element<'a>| FullName::new(Text::new(element.content));
        let (mut reader, mut template) = (self.reader(), None);
        core::iter::from_fn(move || {
            loop {
                if let Some(inner) = &mut template {
                    match validated(next_element(inner))? {
                        Some(element) if element.tag == tag => return Some(name(element)),
                        Some(_) => {}
                        None => template = None,
                    }
                    continue;
                }
                let (found, element) = validated(next_detail(&mut reader))??;
                if found == tag {
                    return Some(name(element));
                }
                if found == TEMPLATE {
                    template = Some(Reader::new(Rules::Lds, element.content, Structure::Tlv));
                }
            }
        })
    }

    /// Returns the element with this tag.
    fn element(&self, tag: Tag) -> Option<Element<'a>> {
        let mut reader = self.reader();
        loop {
            let (found, element) = validated(next_detail(&mut reader))??;
            if found == tag {
                return Some(element);
            }
        }
    }

    /// Returns a reader of the elements; offsets count from the start of the file.
    const fn reader(&self) -> Reader<'a> {
        Reader::new(Rules::Lds, self.content, self.within).starting_at(self.at)
    }
}

/// Reads the next element; returns it with its tag, or `None` if only zero bytes are left.
fn next_detail<'a>(reader: &mut Reader<'a>) -> Result<Option<(Tag, Element<'a>)>, Malformed> {
    // The second byte of this tag announces a third one, which is not there. Without its first byte, the
    // element has a well-formed tag.
    if reader.remaining().starts_with(&[0x5F, 0x85]) {
        reader.note(Finding::UnknownElement);
        reader.bytes(1)?;
        return Ok(Some((PERSONALIZATION_TIME, reader.element()?)));
    }
    Ok(next_element(reader)?.map(|element| (element.tag, element)))
}

/// Reads the content of a template of names with this tag.
fn read_template<'a>(
    reader: &mut Reader<'a>,
    template: &Element<'a>,
    tag: Tag,
) -> Result<(), Malformed> {
    reader.inside(template, |reader| {
        Instances::read(reader, [tag, tag], |reader, element| {
            Text::check(reader, element.content);
            Ok(())
        })
    })?;
    Ok(())
}

/// Notes the deviations of a date or time.
fn note_date(reader: &mut Reader<'_>, content: &[u8], is_readable: bool) {
    if content.is_empty() {
        reader.note(Finding::ElementEmptyOrPadded);
    } else if !is_readable {
        reader.note(Finding::DateUnreadable);
    } else if is_binary_coded(content) {
        reader.note(Finding::DateBinaryCoded);
    }
}

/// Returns the row with this tag, and the bit of the row. A template has the row of the names in it.
fn find(table: &Table, tag: Tag) -> Option<(u32, (Tag, Kind))> {
    let mut bit = 1_u32;
    for row in table {
        let (own_tag, kind) = *row;
        if own_tag == tag || (tag == TEMPLATE && kind == Kind::Names) {
            return Some((bit, *row));
        }
        bit <<= 1;
    }
    None
}

/// Returns the rows that a tag list names. Tags have one or two bytes.
///
/// The list has the tag of the names. Documents of Belarus have the tag of their template instead, which does
/// not list the names.
fn rows_in(list: &[u8], reader: &mut Reader<'_>, table: &Table) -> u32 {
    let (mut rows, mut rest) = (0_u32, list);
    while let [first, after @ ..] = rest {
        let (tag, after) = match after {
            [second, after @ ..] if first & 0x1F == 0x1F => {
                (u32::from_be_bytes([0, 0, *first, *second]), after)
            }
            _ => (u32::from(*first), after),
        };
        rest = after;
        let row = match Tag(tag) {
            PERSONALIZATION_TIME_OF_BELGIUM => find(table, PERSONALIZATION_TIME),
            TEMPLATE => continue,
            tag => find(table, tag),
        };
        match row {
            Some((bit, _)) => rows |= bit,
            None => reader.note(Finding::UnknownElement),
        }
    }
    rows
}
