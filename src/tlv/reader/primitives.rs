//! The primitive types: INTEGER, OBJECT IDENTIFIER, BOOLEAN, BIT STRING and OCTET STRING.

use super::{Malformed, Reader};
use crate::error::ParseErrorKind;
use crate::finding::Finding;
use crate::oid::Oid;
use crate::tlv::{BitString, Integer, OctetString, Rules, Tag};

impl<'a> Reader<'a> {
    /// An INTEGER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Integer`] where it is empty or, under [`Rules::Der`] and [`Rules::Cms`],
    /// longer than it needs to be; as [`Reader::expect`].
    #[inline(never)]
    pub fn integer(&mut self) -> Result<Integer<'a>, Malformed> {
        let integer = self.integer_of_any_length()?;
        if self.rules != Rules::Lds && !integer.is_minimal() {
            return Err(self.fail_content(ParseErrorKind::Integer));
        }
        Ok(integer)
    }

    /// An INTEGER that may be longer than it needs to be, which is noted.
    ///
    /// It is for numbers that only tell one thing from another: serial numbers, and the numbers of
    /// data groups. Signers are seen that put a 00 in front of each.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Integer`] where it is empty; as [`Reader::expect`].
    pub fn padded_integer(&mut self) -> Result<Integer<'a>, Malformed> {
        let integer = self.integer_of_any_length()?;
        if !integer.is_minimal() {
            self.note(Finding::IntegerNotMinimal);
        }
        Ok(integer)
    }

    fn integer_of_any_length(&mut self) -> Result<Integer<'a>, Malformed> {
        match self.value(Tag::INTEGER)? {
            [] => Err(self.fail_content(ParseErrorKind::Integer)),
            content => Ok(Integer::from_content(content)),
        }
    }

    /// An INTEGER between 0 and 2³² − 1.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NumberOutOfRange`]; as [`Reader::integer`].
    #[inline(never)]
    pub fn small_integer(&mut self) -> Result<u32, Malformed> {
        match self.integer()?.to_u32() {
            Some(number) => Ok(number),
            None => Err(self.fail_last(ParseErrorKind::NumberOutOfRange)),
        }
    }

    /// An INTEGER that is a version between these two.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Version`]; as [`Reader::small_integer`].
    #[inline(never)]
    pub(crate) fn version(&mut self, first: u32, last: u32) -> Result<u32, Malformed> {
        let version = self.small_integer()?;
        if version < first || version > last {
            return Err(self.fail_last(ParseErrorKind::Version));
        }
        Ok(version)
    }

    /// An OBJECT IDENTIFIER.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::ObjectIdentifier`]; as [`Reader::expect`].
    #[inline(never)]
    pub fn oid(&mut self) -> Result<Oid<'a>, Malformed> {
        let content = self.value(Tag::OBJECT_IDENTIFIER)?;
        let mut starts_arc = true;
        let mut is_well_formed = !content.is_empty();
        for octet in content {
            is_well_formed &= !(starts_arc && *octet == 0x80);
            starts_arc = octet & 0x80 == 0;
        }
        if is_well_formed && starts_arc {
            Ok(Oid::from_content(content))
        } else {
            Err(self.fail_content(ParseErrorKind::ObjectIdentifier))
        }
    }

    /// A BOOLEAN that is 00 or FF.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::Boolean`]; as [`Reader::expect`].
    #[inline(never)]
    pub fn boolean(&mut self) -> Result<bool, Malformed> {
        match self.value(Tag::BOOLEAN)? {
            [0x00] => Ok(false),
            [0xFF] => Ok(true),
            _ => Err(self.fail_content(ParseErrorKind::Boolean)),
        }
    }

    /// A BIT STRING in primitive form, whose unused bits are zero.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::BitString`]; as [`Reader::expect`].
    pub fn bit_string(&mut self) -> Result<BitString<'a>, Malformed> {
        self.bits(Tag::BIT_STRING)
    }

    /// A BIT STRING under this tag, which may be an implicit one.
    ///
    /// # Errors
    ///
    /// As [`Reader::bit_string`].
    #[inline(never)]
    pub fn bits(&mut self, tag: Tag) -> Result<BitString<'a>, Malformed> {
        let content = self.value(tag)?;
        if let Some((unused_bits @ 0..=7, octets)) = content.split_first() {
            // As many bits as are unused, at the end of the octet.
            let mask = !(0xFF_u8 << *unused_bits);
            if octets.last().map_or(*unused_bits, |last| last & mask) == 0 {
                return Ok(BitString { octets, unused_bits: *unused_bits });
            }
        }
        Err(self.fail_content(ParseErrorKind::BitString))
    }

    /// An OCTET STRING; under [`Rules::Cms`] also one in segments, which is noted.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; of a segment, that it is not a primitive OCTET STRING.
    #[inline(never)]
    pub fn octet_string(&mut self) -> Result<OctetString<'a>, Malformed> {
        if self.rules == Rules::Cms && self.is_next(Tag::OCTET_STRING_CONSTRUCTED) {
            self.note(Finding::BerEncoding);
            let level = self.descend(Tag::OCTET_STRING_CONSTRUCTED)?;
            let content = self.remaining();
            while !self.is_empty() {
                self.value(Tag::OCTET_STRING)?;
            }
            self.ascend(level)?;
            return Ok(OctetString::constructed(content));
        }
        self.value(Tag::OCTET_STRING).map(OctetString::primitive)
    }
}
