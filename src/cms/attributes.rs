//! Signed attributes.

use core::fmt;

use crate::error::Structure;
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{Element, Malformed, Reader, Rules, Tag, offset, validated};

/// The maximum number of signed attributes; known files have two to five.
pub const MAX_ATTRIBUTES: u32 = 16;

/// [`MAX_ATTRIBUTES`] as the length of an array.
const MAX_ATTRIBUTES_USIZE: usize = 16;

/// The signedAttrs of a SignerInfo (RFC 5652 §5.3).
///
/// ```text
/// SignedAttributes ::= SET SIZE (1..MAX) OF Attribute
/// Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF AttributeValue }
/// ```
#[derive(Clone, Copy)]
pub struct SignedAttributes<'a> {
    content: &'a [u8],
    at: u32,
}

/// A signed attribute (RFC 5652 §5.3).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attribute<'a> {
    /// The type of the attribute.
    pub oid: Oid<'a>,
    /// The SET of the values.
    pub values: Element<'a>,
}

impl<'a> Attribute<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self { oid: reader.read()?, values: reader.expect(Tag::SET)? })
        })
    }

    /// Returns the value, if there is exactly one.
    #[must_use]
    pub fn single_value(&self) -> Option<Element<'a>> {
        let within = Structure::SignedAttributes;
        let mut reader = Reader::new(Rules::Cms, self.values.content, within);
        let value = reader.element().ok()?;
        reader.is_empty().then_some(value)
    }
}

impl<'a> SignedAttributes<'a> {
    pub(super) const TAG: Tag = Tag::context_constructed(0);

    /// Reads the next element.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.structure(Self::TAG, Structure::SignedAttributes, |reader, _| {
            let (content, at) = (reader.remaining(), reader.position());
            reader.repeat(MAX_ATTRIBUTES, |reader| Attribute::read(reader).map(drop))?;
            Ok(Self { content, at })
        })
    }

    /// Returns a reader of the attributes, which were validated before.
    const fn reader(&self) -> Reader<'a> {
        Reader::new(Rules::Cms, self.content, Structure::SignedAttributes).starting_at(self.at)
    }

    /// Returns the attributes, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Attribute<'a>> + Clone + use<'a> {
        let mut reader = self.reader();
        core::iter::from_fn(move || {
            if reader.is_empty() { None } else { validated(Attribute::read(&mut reader)) }
        })
    }

    /// Returns the encoding of each attribute, in the order of the file.
    fn encoded(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let mut reader = self.reader();
        core::iter::from_fn(move || {
            if reader.is_empty() { None } else { validated(reader.element()).map(|it| it.whole) }
        })
    }

    /// Returns the attributes of this type.
    pub fn of_type<'o>(&self, oid: Oid<'o>) -> impl Iterator<Item = Attribute<'a>> + use<'a, 'o> {
        self.iter().filter(move |attribute| attribute.oid == oid)
    }

    /// Returns the time at which the signer claims to have signed (RFC 5652 §11.3), if the attribute
    /// occurs once and is a time.
    #[must_use]
    pub fn signing_time(&self) -> Option<UnixTime> {
        let mut found = self.of_type(oid::SIGNING_TIME);
        let (Some(attribute), None) = (found.next(), found.next()) else { return None };
        let value = attribute.single_value()?;
        let mut reader = Reader::new(Rules::Cms, value.whole, Structure::SignedAttributes);
        UnixTime::read(&mut reader).ok()
    }

    /// True if the attributes are in the order that DER requires for a SET OF (X.690 §11.6).
    #[must_use]
    pub fn is_sorted(&self) -> bool {
        self.encoded().is_sorted()
    }

    /// Passes the signed bytes to `take_in`, part by part: the attributes under the tag of a SET OF (RFC 5652
    /// §5.4), in the order of the file.
    pub fn signed_bytes(&self, mut take_in: impl FnMut(&[u8])) {
        take_in(self.set_header().as_bytes());
        take_in(self.content);
    }

    /// Passes the signed bytes to `take_in` like [`SignedAttributes::signed_bytes`], but in the order of DER.
    /// Some signers sort the attributes for the signature but not in the file.
    pub fn signed_bytes_sorted(&self, mut take_in: impl FnMut(&[u8])) {
        take_in(self.set_header().as_bytes());
        for attribute in self.sorted() {
            take_in(attribute);
        }
    }

    /// Returns the encoding of the attributes without tag and length, as they stand in the file.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.content
    }

    /// Returns the encoding of each attribute in the order of DER (X.690 §11.6), and empty slices before them.
    pub(crate) fn sorted(&self) -> [&'a [u8]; MAX_ATTRIBUTES_USIZE] {
        let mut sorted = [&[][..]; MAX_ATTRIBUTES_USIZE];
        sorted.iter_mut().zip(self.encoded()).for_each(|(place, attribute)| *place = attribute);
        sorted.sort_unstable();
        sorted
    }

    /// Returns the tag of a SET OF and the length in DER, which are signed and do not stand in the file: "a
    /// separate encoding of the signedAttrs field is performed for message digest calculation" (RFC 5652
    /// §5.4).
    #[must_use]
    pub fn set_header(&self) -> SetHeader {
        let [_, high, middle, low] = offset(self.content.len()).to_be_bytes();
        SetHeader(match (high, middle, low) {
            (0, 0, 0..=0x7F) => Form::Short([0x31, low]),
            (0, 0, _) => Form::OneByte([0x31, 0x81, low]),
            (0, _, _) => Form::TwoBytes([0x31, 0x82, middle, low]),
            _ => Form::ThreeBytes([0x31, 0x83, high, middle, low]),
        })
    }
}

/// The tag of a SET OF and its length in DER: the beginning of the signed bytes of [`SignedAttributes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetHeader(Form);

/// The header by the form of its length (X.690 §8.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Short([u8; 2]),
    OneByte([u8; 3]),
    TwoBytes([u8; 4]),
    ThreeBytes([u8; 5]),
}

impl SetHeader {
    /// Returns the bytes: the tag 31, and the length.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Form::Short(header) => header,
            Form::OneByte(header) => header,
            Form::TwoBytes(header) => header,
            Form::ThreeBytes(header) => header,
        }
    }
}

impl fmt::Debug for SignedAttributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|attribute| attribute.oid)).finish()
    }
}
