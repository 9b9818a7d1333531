//! Signed attributes.

use core::fmt;

use crate::error::Structure;
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{Element, Malformed, Reader, Tag, offset};

/// The most signed attributes that are read; files known have two to five.
pub const MAX_ATTRIBUTES: usize = 16;

/// The signedAttrs of a SignerInfo (RFC 5652 §5.3), each with its values.
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

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    /// Its type.
    pub oid: Oid<'a>,
    /// Its values: the SET.
    pub values: Element<'a>,
}

impl<'a> Attribute<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self { oid: reader.oid()?, values: reader.expect(Tag::SET)? })
        })
    }

    /// The value, where there is exactly one.
    #[must_use]
    pub fn single_value(&self) -> Option<Element<'a>> {
        let mut reader = Reader::cms(self.values.content, Structure::SignedAttributes);
        let value = reader.element().ok()?;
        reader.is_empty().then_some(value)
    }
}

impl<'a> SignedAttributes<'a> {
    /// Those of a field that was read once.
    #[inline(never)]
    pub(super) fn of(mut field: Reader<'a>) -> Self {
        let _ = field.any();
        Self { content: field.content(), at: field.content_at() }
    }

    /// The attributes, in the order of the file.
    #[must_use]
    pub const fn iter(&self) -> Attributes<'a> {
        Attributes {
            reader: Reader::cms(self.content, Structure::SignedAttributes).starting_at(self.at),
        }
    }

    /// The attributes of this type.
    pub fn of_type<'o>(&self, oid: Oid<'o>) -> impl Iterator<Item = Attribute<'a>> + use<'a, 'o> {
        self.iter().filter(move |attribute| attribute.oid == oid)
    }

    /// The time at which the signer says to have signed (RFC 5652 §11.3): where it stands once, and is
    /// a time.
    #[must_use]
    pub fn signing_time(&self) -> Option<UnixTime> {
        let mut found = self.of_type(oid::SIGNING_TIME);
        let (Some(attribute), None) = (found.next(), found.next()) else { return None };
        let value = attribute.single_value()?;
        UnixTime::read(&mut Reader::cms(value.whole, Structure::SignedAttributes)).ok()
    }

    /// Whether the attributes stand in the order that DER gives a SET OF (X.690 §11.6).
    #[must_use]
    #[inline(never)]
    pub fn is_sorted(&self) -> bool {
        let mut reader = Reader::cms(self.content, Structure::SignedAttributes);
        let (mut start, mut previous) = (reader.mark(), &[][..]);
        // They were read once: an error is the end.
        while reader.any().is_ok() {
            let attribute = reader.since(start);
            if previous > attribute {
                return false;
            }
            (start, previous) = (reader.mark(), attribute);
        }
        true
    }

    /// Hands out the octets that were signed, piece by piece: the attributes under the tag of a SET
    /// OF (RFC 5652 §5.4), in the order of the file.
    pub fn signed_octets(&self, mut take_in: impl FnMut(&[u8])) {
        self.set_header(&mut take_in);
        take_in(self.content);
    }

    /// As [`SignedAttributes::signed_octets`], in the order of DER. Some signers sort for signing and
    /// not for the file.
    pub fn signed_octets_sorted(&self, mut take_in: impl FnMut(&[u8])) {
        let mut sorted = [&[][..]; MAX_ATTRIBUTES];
        let mut reader = Reader::cms(self.content, Structure::SignedAttributes);
        for slot in &mut sorted {
            *slot = reader.element().map(|element| element.whole).unwrap_or_default();
        }
        sorted.sort_unstable();
        self.set_header(&mut take_in);
        for attribute in sorted {
            take_in(attribute);
        }
    }

    /// The tag of SET OF and the length in DER: "a separate encoding of the signedAttrs field is
    /// performed for message digest calculation" (RFC 5652 §5.4).
    fn set_header(&self, take_in: &mut impl FnMut(&[u8])) {
        let [_, high, middle, low] = offset(self.content.len()).to_be_bytes();
        match (high, middle, low) {
            (0, 0, 0..=0x7F) => take_in(&[0x31, low]),
            (0, 0, _) => take_in(&[0x31, 0x81, low]),
            (0, _, _) => take_in(&[0x31, 0x82, middle, low]),
            _ => take_in(&[0x31, 0x83, high, middle, low]),
        }
    }
}

impl fmt::Debug for SignedAttributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|attribute| attribute.oid)).finish()
    }
}

/// Iterator over [`SignedAttributes`].
#[derive(Clone, Debug)]
pub struct Attributes<'a> {
    reader: Reader<'a>,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        // The attributes were read once: an error cannot occur, and would end the iteration.
        Attribute::read(&mut self.reader).ok()
    }
}
