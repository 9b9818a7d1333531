//! Structures as tables of their fields, and the one function that reads them all.
//!
//! A row takes four octets of a firmware; the calls that read a field and pass on that it is
//! malformed take twenty and more.

mod fields;

use super::known_extensions::subject_key_identifier;
use super::{
    DocumentTypeList, KeyUsage, Name, basic_constraints, general_name, private_key_usage_period,
};
use crate::error::{ParseErrorKind, Structure};
use crate::finding::Finding;
use crate::time::UnixTime;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset};

pub(crate) use fields::Fields;
use fields::ROWS;

/// A field of a SEQUENCE or SET.
#[derive(Clone, Copy)]
struct Field {
    tag: u8,
    presence: Presence,
    content: Content,
    /// Which of those that are kept it is.
    place: u8,
}

/// How often a field stands.
#[derive(Clone, Copy)]
enum Presence {
    Once,
    /// Once, if the next element has its tag.
    IfNext,
    /// Once, if another element follows.
    IfMore,
    /// Once, if the field before was not there: the two are a CHOICE.
    Otherwise,
    /// To the end, at least once.
    OnceOrMore,
    /// To the end, up to so many times.
    UpTo8,
    UpTo16,
}

/// What stands in a field.
#[derive(Clone, Copy)]
enum Content {
    /// An element of any tag.
    Any,
    BitString,
    /// A certificate, or with a finding something else.
    Certificate,
    /// The cA of BasicConstraints.
    CertificateAuthority,
    DocumentTypeList,
    GeneralName,
    /// A GeneralizedTime under the field's tag.
    GeneralizedTime,
    KeyUsage,
    Name,
    ObjectIdentifier,
    OctetString,
    PrivateKeyUsagePeriod,
    SerialNumber,
    SmallInteger,
    SubjectKeyIdentifier,
    /// An element of the field's tag.
    Tagged,
    Time,
    /// The version of a certificate.
    Version,
    /// Other fields.
    Fields(Fields),
}

/// The most fields of a structure that are kept.
const MAX_KEPT: usize = 12;

/// The place of each in the input; of one that is not there, 0, where none stands.
type Places = [usize; MAX_KEPT];

/// Where fields stand that were read. What they hold is read again by who asks for it: CMS takes all
/// that any rules took, and errors cannot occur.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    places: Places,
    input: Option<&'a [u8]>,
    at: u32,
}

impl<'a> Kept<'a> {
    /// What is yet to be read.
    pub(crate) const NOTHING: Self = Self { places: [0; MAX_KEPT], input: None, at: 0 };

    /// Reads these fields, and keeps those that are said to be kept.
    ///
    /// # Errors
    ///
    /// As [`Fields::read`].
    pub(crate) fn read(
        &mut self,
        fields: Fields,
        reader: &mut Reader<'a>,
    ) -> Result<(), Malformed> {
        let (input, at) = reader.source();
        (self.input, self.at) = (Some(input), at);
        fields.read(reader, Some(&mut self.places))
    }

    /// Keeps that a field is next.
    pub(crate) fn keep(&mut self, field: usize, reader: &Reader<'_>) {
        if let Some(place) = self.places.get_mut(field) {
            *place = reader.mark();
        }
    }

    /// All that the fields were read from.
    pub(crate) fn input(&self) -> &'a [u8] {
        self.input.unwrap_or_default()
    }

    /// Whether this field is there.
    pub(crate) fn has(&self, field: usize) -> bool {
        self.places.get(field).is_some_and(|place| *place != 0)
    }

    /// A reader that stands before this field; of one that is not there, of nothing.
    #[inline(never)]
    pub(crate) fn reader(&self, field: usize) -> Reader<'a> {
        let place = self.places.get(field).copied().unwrap_or_default();
        let rest = match place {
            0 => None,
            _ => self.input.and_then(|input| input.get(place..)),
        };
        let at = self.at.saturating_add(offset(place));
        Reader::new_at(at, Rules::Cms, rest.unwrap_or_default(), Structure::Cms)
    }

    /// The element.
    #[inline(never)]
    pub(crate) fn part(&self, field: usize) -> Part<'a> {
        let mut reader = self.reader(field);
        let (start, at) = (reader.mark(), reader.position());
        let _ = reader.any();
        Part::since(&reader, start, at)
    }

    /// The octets without tag and length.
    #[inline(never)]
    pub(crate) fn value(&self, field: usize) -> &'a [u8] {
        let mut reader = self.reader(field);
        match reader.any() {
            Ok(_) => reader.content(),
            Err(Malformed) => &[],
        }
    }

    /// The octets without tag and length, if it is there.
    pub(crate) fn optional_value(&self, field: usize) -> Option<&'a [u8]> {
        self.has(field).then(|| self.value(field))
    }
}

/// An element that was read: its octets with tag and length, and the offset of the first.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    whole: Option<&'a [u8]>,
    at: u32,
}

impl<'a> Part<'a> {
    /// What is yet to be read.
    pub(crate) const NOTHING: Self = Self { whole: None, at: 0 };

    /// What was read since `start`, which is at offset `at`.
    pub(crate) fn since(reader: &Reader<'a>, start: usize, at: u32) -> Self {
        Self { whole: Some(reader.since(start)), at }
    }

    /// The octets.
    pub(crate) const fn whole(&self) -> &'a [u8] {
        match self.whole {
            Some(whole) => whole,
            None => &[],
        }
    }

    /// A reader of the element.
    pub(crate) const fn reader(&self, within: Structure) -> Reader<'a> {
        Reader::new_at(self.at, Rules::Cms, self.whole(), within)
    }
}

impl Fields {
    /// Reads these fields, and keeps the places of those that are said to be kept.
    ///
    /// # Errors
    ///
    /// Where a field is malformed; [`ParseErrorKind::TooMany`].
    // It calls itself, as deep as the structures are nested: what is not nested has a frame of its own.
    #[inline(never)]
    pub(crate) fn read(
        self,
        reader: &mut Reader<'_>,
        mut kept: Option<&mut Places>,
    ) -> Result<(), Malformed> {
        let mut count = 0_u8;
        let (mut row, end) = self.rows();
        while let Some(field) = ROWS.get(usize::from(row))
            && row != end
        {
            row = row.saturating_add(1);
            let tag = Tag(u32::from(field.tag));
            let mut is_there = match field.presence {
                Presence::Once | Presence::OnceOrMore => true,
                Presence::IfNext => reader.is_next(tag),
                Presence::Otherwise => count == 0,
                Presence::IfMore | Presence::UpTo8 | Presence::UpTo16 => !reader.is_empty(),
            };
            if is_there
                && let Some(kept) = &mut kept
                && let Some(place) = kept.get_mut(usize::from(field.place))
            {
                *place = reader.mark();
            }
            count = 0;
            while is_there {
                if let Content::Fields(fields) = field.content {
                    let level = reader.descend(tag)?;
                    let outer = fields.enter(reader);
                    fields.read(reader, kept.as_deref_mut())?;
                    reader.ascend(level)?;
                    reader.enter(outer);
                } else {
                    read_element(field.content, tag, reader)?;
                }
                count = count.saturating_add(1);
                let limit = match field.presence {
                    Presence::OnceOrMore => u8::MAX,
                    Presence::UpTo8 => 8,
                    Presence::UpTo16 => 16,
                    _ => break,
                };
                if count > limit {
                    return Err(reader.fail(ParseErrorKind::TooMany(u32::from(limit))));
                }
                is_there = !reader.is_empty();
            }
        }
        Ok(())
    }

    /// Whether these fields are all that is there, and well formed. What is wrong, the reader knows.
    pub(crate) fn read_all(self, reader: &mut Reader<'_>) -> bool {
        self.read(reader, None).is_ok() && reader.finish().is_ok()
    }
}

/// Reads an element that holds no fields of a table.
#[inline(never)]
fn read_element(content: Content, tag: Tag, reader: &mut Reader<'_>) -> Result<(), Malformed> {
    match content {
        Content::Any => reader.any().map(drop),
        Content::BitString => reader.bits(tag).map(drop),
        Content::Certificate => {
            if reader.any()? != Tag::SEQUENCE {
                reader.note(Finding::OtherCertificateFormats);
            }
            Ok(())
        }
        Content::CertificateAuthority => basic_constraints::check_ca(reader),
        Content::DocumentTypeList => DocumentTypeList::read(reader).map(drop),
        Content::GeneralName => general_name::check(reader),
        Content::GeneralizedTime => private_key_usage_period::check_time(reader, tag),
        Content::KeyUsage => KeyUsage::read(reader).map(drop),
        Content::Name => Name::read(reader).map(drop),
        Content::ObjectIdentifier => reader.oid().map(drop),
        Content::OctetString => reader.octet_string().map(drop),
        Content::PrivateKeyUsagePeriod => private_key_usage_period::check(reader),
        Content::SerialNumber => reader.padded_integer().map(drop),
        Content::SmallInteger => reader.small_integer().map(drop),
        Content::SubjectKeyIdentifier => subject_key_identifier(reader).map(drop),
        Content::Tagged | Content::Fields(_) => reader.value(tag).map(drop),
        Content::Time => UnixTime::read(reader).map(drop),
        Content::Version => reader.version(0, 2).map(drop),
    }
}
