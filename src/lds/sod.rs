//! EF.SOD: the document security object.

use core::fmt;

use super::com::{LdsVersion, MANDATORY, UnicodeVersion};
use super::{DgNumber, DgSet, open};
use crate::cms::SignedData;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Integer, Malformed, OctetString, Reader, Rules, Tag, offset};
use crate::x509::AlgorithmIdentifier;

/// EF.SOD (Doc 9303-10 §4.6.2): the digests of the data groups, signed by the issuing state.
///
/// ```text
/// 77 L { ContentInfo { SignedData { eContentType id-icao-mrtd-security-ldsSecurityObject,
///                                   eContent LDSSecurityObject } } }
/// ```
///
/// Checked: the structure of all of it. Not checked: the content type, the signer, any digest or
/// signature; that is what [`verify`](crate::verify) does.
#[derive(Clone, Copy, Debug)]
pub struct Sod<'a> {
    signed_data: SignedData<'a>,
    security_object: LdsSecurityObject<'a>,
    findings: FindingSet,
}

impl<'a> Sod<'a> {
    /// Reads the whole file. A ContentInfo without the outer tag 77, as some dumps have it, is read
    /// too and noted.
    ///
    /// # Errors
    ///
    /// Where the bytes are not an EF.SOD; [`ParseErrorKind::ScratchTooSmall`] where the content
    /// stands in segments: then [`Sod::parse_with_scratch`] reads it.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        // No octets in several segments need no buffer.
        Self::parse_with(file, |content| content.is_empty().then_some(&[]))
    }

    /// As [`Sod::parse`]; `scratch` takes the content where it stands in segments (BER). A buffer as
    /// long as the file always suffices.
    ///
    /// # Errors
    ///
    /// Where the bytes are not an EF.SOD; [`ParseErrorKind::ScratchTooSmall`].
    pub fn parse_with_scratch(file: &'a [u8], scratch: &'a mut [u8]) -> Result<Self, ParseError> {
        Self::parse_with(file, |content| join(content, scratch))
    }

    /// As [`Sod::parse`]; `join` puts the segments of the content together.
    fn parse_with(
        file: &'a [u8],
        join: impl FnOnce(OctetString<'a>) -> Option<&'a [u8]>,
    ) -> Result<Self, ParseError> {
        let mut sod = Self {
            signed_data: SignedData::EMPTY,
            security_object: LdsSecurityObject::EMPTY,
            findings: FindingSet::EMPTY,
        };
        Reader::cms(file, Structure::EfSod).all(|reader| sod.fill(reader, join))?;
        Ok(sod)
    }

    /// Reads the file into where it stays.
    #[inline(never)]
    fn fill(
        &mut self,
        reader: &mut Reader<'a>,
        join: impl FnOnce(OctetString<'a>) -> Option<&'a [u8]>,
    ) -> Result<(), Malformed> {
        Self::go_to_content_info(reader)?;
        self.signed_data.fill(reader)?;
        reader.finish()?;
        let (content, at) = (self.signed_data.content(), self.signed_data.content_at());
        let Some(octets) = content.contiguous().or_else(|| join(content)) else {
            let kind = ParseErrorKind::ScratchTooSmall(offset(content.len()));
            return Err(reader.fail_at(kind, at));
        };
        reader.go_to(Rules::Cms, octets, at);
        self.security_object.fill(reader)?;
        self.findings = reader.findings();
        Ok(())
    }

    /// Goes into the outer element, if there is one, and stays before the ContentInfo.
    fn go_to_content_info(reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let is_wrapped = !reader.is_next(Tag::SEQUENCE);
        let tag = if is_wrapped { Tag(0x77) } else { Tag::SEQUENCE };
        let at = reader.position();
        let whole = open(reader, tag, Rules::Cms)?;
        if !is_wrapped {
            reader.note(Finding::MissingWrapper);
            reader.go_to(Rules::Cms, whole, at);
        }
        Ok(())
    }

    /// The CMS structure.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// The signed content.
    #[must_use]
    pub const fn security_object(&self) -> &LdsSecurityObject<'a> {
        &self.security_object
    }

    /// What deviates from the standard and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Writes the segments one after the other into `scratch`.
fn join<'a>(content: OctetString<'_>, scratch: &'a mut [u8]) -> Option<&'a [u8]> {
    let (joined, _) = scratch.split_at_mut_checked(content.len())?;
    let mut rest = &mut *joined;
    for segment in content.segments() {
        let (place, after) = rest.split_at_mut_checked(segment.len())?;
        place.iter_mut().zip(segment).for_each(|(place, octet)| *place = *octet);
        rest = after;
    }
    Some(joined)
}

/// The LDSSecurityObject (Doc 9303-10 §4.6.2.3): which hash each data group has.
///
/// ```text
/// LDSSecurityObject ::= SEQUENCE {
///     version              INTEGER { v0(0), v1(1) },
///     hashAlgorithm        AlgorithmIdentifier,
///     dataGroupHashValues  SEQUENCE SIZE (2..16) OF SEQUENCE {
///                              dataGroupNumber INTEGER (1..16),
///                              dataGroupHashValue OCTET STRING },
///     ldsVersionInfo       SEQUENCE { ldsVersion PrintableString,
///                                     unicodeVersion PrintableString } OPTIONAL }
/// ```
///
/// Other applications sign the same structure under the same content type, and under the same CSCA,
/// over files of their own: only the numbers tell them from a travel document. The IAS application of
/// the Italian identity card numbers its files A1 to A5 and 1B, in one octet each, so that most are
/// negative; PIV cards of the United States (NIST SP 800-73-4, part 1, §3.1.7) number their containers
/// by a map of their own, also a single one, in two octets. Such objects are read, so that their
/// signature can be judged and their numbers shown, and are of no data group
/// ([`LdsSecurityObject::is_of_lds`]). They are told apart so:
///
/// - all numbers are 1 to 16, and there are two at least: data groups of the LDS;
/// - no number is 1 to 16, or there is one alone and it is neither 1 nor 2: another application. DG1
///   and DG2 are in every LDS, so that DG1 or DG2 alone is one that lost the other, and refused;
/// - some are and some are not: refused.
///
/// A number is never cut to fewer bits: 257 is not DG1. One that is padded is read, and noted.
///
/// Checked: the structure, that the numbers are of one application, that none stands twice, and that
/// there are 16 at most. Not checked: the hash algorithm, and the length of the hashes.
#[derive(Clone, Copy)]
pub struct LdsSecurityObject<'a> {
    version: u32,
    hash_algorithm: AlgorithmIdentifier<'a>,
    /// The DataGroupHashes, which were read once, and of which data groups they are.
    hashes: &'a [u8],
    data_groups: DgSet,
    version_info: Option<LdsVersionInfo>,
}

/// The versions that an LDSSecurityObject of version 1 names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LdsVersionInfo {
    /// The version of the LDS, as in 1.8.
    pub lds_version: LdsVersion,
    /// The version of Unicode, as in 4.0.0.
    pub unicode_version: UnicodeVersion,
}

impl<'a> LdsSecurityObject<'a> {
    /// Reads an LDSSecurityObject.
    ///
    /// # Errors
    ///
    /// Where the bytes are not one.
    pub fn parse(octets: &'a [u8]) -> Result<Self, ParseError> {
        let mut object = Self::EMPTY;
        Reader::cms(octets, Structure::LdsSecurityObject).all(|reader| object.fill(reader))?;
        Ok(object)
    }

    /// What is yet to be read.
    const EMPTY: Self = Self {
        version: 0,
        hash_algorithm: AlgorithmIdentifier::EMPTY,
        hashes: &[],
        data_groups: DgSet::EMPTY,
        version_info: None,
    };

    #[inline(never)]
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        reader.enter(Structure::LdsSecurityObject);
        let level = reader.descend(Tag::SEQUENCE)?;
        self.version = reader.version(0, 1)?;
        self.hash_algorithm.fill(reader)?;
        self.fill_hashes(reader)?;
        if reader.is_next(Tag::SEQUENCE) {
            let level = reader.descend(Tag::SEQUENCE)?;
            let lds_version = LdsVersion::read(reader, Tag::PRINTABLE_STRING)?;
            let unicode_version = UnicodeVersion::read(reader, Tag::PRINTABLE_STRING)?;
            reader.ascend(level)?;
            self.version_info = Some(LdsVersionInfo { lds_version, unicode_version });
        }
        // Version 1 came with LDS 1.8 and names it; version 0 names none.
        let fits = match self.version_info {
            Some(info) => self.version == 1 && info.lds_version.number() >= LDS_1_8.number(),
            None => self.version == 0,
        };
        if !fits {
            reader.note(Finding::LdsVersionMismatch);
        }
        reader.ascend(level)
    }

    fn fill_hashes(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        self.hashes = reader.remaining();
        let start = reader.position();
        let (mut count, mut other) = (0_u32, None);
        while !reader.is_empty() {
            let level = reader.descend(Tag::SEQUENCE)?;
            let identifier = reader.padded_integer()?;
            let at = reader.at();
            reader.value(Tag::OCTET_STRING)?;
            reader.ascend(level)?;
            let before = usize::try_from(count).unwrap_or_default();
            if self.hashes().take(before).any(|entry| entry.identifier == identifier) {
                return Err(reader.fail_at(ParseErrorKind::Duplicate(as_written(identifier)), at));
            }
            match data_group(identifier) {
                Some(number) => self.data_groups.insert(number),
                None => other = other.or(Some((as_written(identifier), at))),
            }
            // No list is of two applications.
            if let Some((number, at)) = other
                && !self.data_groups.is_empty()
            {
                return Err(reader.fail_at(ParseErrorKind::DataGroupNumber(number), at));
            }
            count = count.saturating_add(1);
            if count > MAX_HASHES {
                return Err(reader.fail_at(ParseErrorKind::TooMany(MAX_HASHES), at));
            }
        }
        if count < MIN_DATA_GROUPS {
            // It lacks a data group of the LDS, or is of another application.
            let lost = MANDATORY.difference(self.data_groups) != MANDATORY;
            if lost || count == 0 {
                return Err(reader.fail_at(ParseErrorKind::TooFew(MIN_DATA_GROUPS), start));
            }
            self.data_groups = DgSet::EMPTY;
        }
        reader.ascend(level)
    }

    /// The version, 0 or 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The hash function of the data groups.
    #[must_use]
    pub const fn hash_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.hash_algorithm
    }

    /// The hash of this data group, if it is listed.
    #[must_use]
    pub fn hash(&self, number: DgNumber) -> Option<&'a [u8]> {
        if !self.data_groups.contains(number) {
            return None;
        }
        let mut hashes = self.hashes();
        hashes.find(|entry| data_group(entry.identifier) == Some(number)).map(|entry| entry.hash)
    }

    /// The dataGroupHashValues as they stand, without tag and length: what [`LdsSecurityObject::hash`]
    /// reads again.
    #[must_use]
    pub const fn encoded_hashes(&self) -> &'a [u8] {
        self.hashes
    }

    /// The data groups that are listed; of the object of another application, none.
    #[must_use]
    pub const fn data_groups(&self) -> DgSet {
        self.data_groups
    }

    /// True if the object lists data groups of the LDS: it is one of a travel document, and not of
    /// another application.
    #[must_use]
    pub const fn is_of_lds(&self) -> bool {
        !self.data_groups.is_empty()
    }

    /// The entries, whatever application they are of, in the order of the file.
    pub fn hashes(&self) -> impl Iterator<Item = DataGroupHash<'a>> + use<'a> {
        let mut reader = Reader::cms(self.hashes, Structure::LdsSecurityObject);
        // They were read once: an error cannot occur, and would end the list.
        core::iter::from_fn(move || {
            let level = reader.descend(Tag::SEQUENCE).ok()?;
            let identifier = reader.padded_integer().ok()?;
            let hash = reader.value(Tag::OCTET_STRING).ok()?;
            reader.ascend(level).ok()?;
            Some(DataGroupHash { identifier, hash })
        })
    }

    /// The versions of LDS and Unicode; an object of version 0 names none.
    #[must_use]
    pub const fn version_info(&self) -> Option<LdsVersionInfo> {
        self.version_info
    }
}

/// An entry of an LDSSecurityObject.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DataGroupHash<'a> {
    /// The number, as it was written: of a data group from 1 to 16, or what another application means
    /// by it.
    pub identifier: Integer<'a>,
    /// The hash.
    pub hash: &'a [u8],
}

/// The identifier; the hash identifies the holder.
impl fmt::Debug for DataGroupHash<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataGroupHash")
            .field("identifier", &self.identifier)
            .finish_non_exhaustive()
    }
}

/// The data group of this number.
fn data_group(identifier: Integer<'_>) -> Option<DgNumber> {
    identifier.to_u32().and_then(DgNumber::new)
}

/// The octets of an identifier as one number, for an error; the largest one for more than four octets.
fn as_written(identifier: Integer<'_>) -> u32 {
    let octets = identifier.as_bytes();
    match octets.len() {
        0..=4 => octets.iter().fold(0, |number, octet| (number << 8) | u32::from(*octet)),
        _ => u32::MAX,
    }
}

const LDS_1_8: LdsVersion = LdsVersion { major: 1, minor: 8 };

/// `SIZE (2..16)`: DG1 and DG2 are mandatory (Doc 9303-10 §4.6.2.3).
const MIN_DATA_GROUPS: u32 = 2;

/// `SIZE (2..16)`; NIST SP 800-73-4, part 1, §3.1.7, gives PIV as many.
const MAX_HASHES: u32 = 16;

/// The data groups' numbers; their hashes identify the holder.
impl fmt::Debug for LdsSecurityObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LdsSecurityObject")
            .field("version", &self.version)
            .field("data_groups", &self.data_groups())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
