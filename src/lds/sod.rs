//! EF.SOD: the document security object.

use core::fmt;

use super::com::{LdsVersion, MANDATORY, UnicodeVersion};
use super::{DgNumber, DgSet, OuterElement};
use crate::cms::SignedData;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Integer, Malformed, OctetString, Reader, Rules, Tag, offset, validated};
use crate::x509::AlgorithmIdentifier;

/// EF.SOD (Doc 9303-10 §4.6.2): the hashes of the data groups, signed by the issuing state.
///
/// ```text
/// 77 L { ContentInfo { SignedData { eContentType id-icao-mrtd-security-ldsSecurityObject,
///                                   eContent LDSSecurityObject } } }
/// ```
///
/// Checked: the structure of the whole file. Not checked: the content type, the signer, any digest or
/// signature; [`verify`](crate::verify) checks them.
#[derive(Clone, Copy)]
pub struct Sod<'a> {
    file: &'a [u8],
    signed_data: SignedData<'a>,
    security_object: LdsSecurityObject<'a>,
    findings: FindingSet,
}

impl<'a> Sod<'a> {
    /// Parses the whole file. A ContentInfo without the outer tag 77, as in some dumps, is accepted with
    /// a finding.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not an EF.SOD, and [`ParseErrorKind::ScratchTooSmall`] if the
    /// content is in segments; [`Sod::parse_with_scratch`] reads such a file.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        // An empty segmented content needs no scratch buffer.
        Self::parse_with(file, |content| content.is_empty().then_some(&[]))
    }

    /// Parses the whole file like [`Sod::parse`]. Content in segments (BER) is joined in `scratch`. A
    /// buffer as long as the file always suffices.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not an EF.SOD, and [`ParseErrorKind::ScratchTooSmall`] if the
    /// content is in segments and does not fit in `scratch`.
    pub fn parse_with_scratch(file: &'a [u8], scratch: &'a mut [u8]) -> Result<Self, ParseError> {
        Self::parse_with(file, |content| join(content, scratch))
    }

    /// Parses the whole file like [`Sod::parse`], with `join` to join the segments of the content.
    // Saves 168 bytes of flash and 608 of stack in the ID card image.
    #[inline(never)]
    fn parse_with(
        file: &'a [u8],
        join: impl FnOnce(OctetString<'a>) -> Option<&'a [u8]>,
    ) -> Result<Self, ParseError> {
        let mut reader = content_info(file)?;
        let signed_data = reader.all(SignedData::read)?;
        let (content, at) = (signed_data.content(), signed_data.content_at());
        let Some(bytes) = content.contiguous().or_else(|| join(content)) else {
            let kind = ParseErrorKind::ScratchTooSmall(offset(content.len()));
            return Err(ParseError::new(kind, at, Structure::EfSod));
        };
        let content = Reader::new(Rules::Cms, bytes, Structure::LdsSecurityObject);
        let mut content = content.starting_at(at);
        let security_object = content.all(LdsSecurityObject::read)?;
        let findings = reader.findings().union(content.findings());
        Ok(Self { file, signed_data, security_object, findings })
    }

    /// Returns the bytes of the file, as they were parsed.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.file
    }

    /// Returns the CMS structure.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// Returns the signed content.
    #[must_use]
    pub const fn security_object(&self) -> &LdsSecurityObject<'a> {
        &self.security_object
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the structure, never the bytes: the hashes identify the holder.
impl fmt::Debug for Sod<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sod")
            .field("signed_data", &self.signed_data)
            .field("security_object", &self.security_object)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Returns a reader of the ContentInfo, which the outer element contains or which is itself the outer
/// element.
fn content_info(file: &[u8]) -> Result<Reader<'_>, ParseError> {
    let is_wrapped = !Reader::new(Rules::Cms, file, Structure::EfSod).is_next(Tag::SEQUENCE);
    let tag = if is_wrapped { EF_SOD } else { Tag::SEQUENCE };
    let file = OuterElement::read(file, Rules::Cms, tag, Structure::EfSod)?;
    if is_wrapped {
        return Ok(file.content(Rules::Cms));
    }
    let mut reader = Reader::new(Rules::Cms, file.whole, Structure::EfSod);
    reader.note_all(file.findings);
    reader.note(Finding::MissingWrapper);
    Ok(reader)
}

const EF_SOD: Tag = Tag(0x77);

/// Copies the segments one after the other into `scratch`; returns `None` if they do not fit.
fn join<'a>(content: OctetString<'_>, scratch: &'a mut [u8]) -> Option<&'a [u8]> {
    let (joined, _) = scratch.split_at_mut_checked(content.len())?;
    let mut rest = &mut *joined;
    for segment in content.segments() {
        let (place, after) = rest.split_at_mut_checked(segment.len())?;
        place.iter_mut().zip(segment).for_each(|(place, byte)| *place = *byte);
        rest = after;
    }
    Some(joined)
}

/// The LDSSecurityObject (Doc 9303-10 §4.6.2.3): the hashes of the data groups.
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
/// Other applications sign the same structure for files of their own, with the same content type and
/// under the same CSCA. Only the numbers distinguish such an object from that of a travel document. The
/// IAS application of the Italian identity card numbers its files A1 to A5 and 1B, in one byte each, so
/// that most numbers are negative. PIV cards of the United States (NIST SP 800-73-4, part 1, §3.1.7)
/// number their containers by a map of their own, in two bytes, and may list a single container. Such
/// objects are read, so that their signature can be verified and their numbers shown, but they list no
/// data groups ([`LdsSecurityObject::is_of_lds`]). The numbers decide:
///
/// - If all numbers are 1 to 16 and there are at least two, they are data groups of the LDS.
/// - If no number is 1 to 16, or if there is a single number other than 1 and 2, the object belongs to
///   another application. DG1 and DG2 are in every LDS, so a list of DG1 alone or of DG2 alone has lost
///   the other entry and is refused.
/// - If some numbers are 1 to 16 and others are not, the object is refused.
///
/// A number is never cut to fewer bits: 257 is not DG1. A padded number is read, and noted.
///
/// Checked: the structure, that all numbers belong to one application, that no number occurs twice, and
/// that there are at most 16. Not checked: the hash algorithm, and the length of the hashes.
#[derive(Clone, Copy)]
pub struct LdsSecurityObject<'a> {
    version: u32,
    hash_algorithm: AlgorithmIdentifier<'a>,
    /// The content of the dataGroupHashValues, already validated.
    hashes: &'a [u8],
    /// The data groups in `hashes`; empty if the object belongs to another application.
    data_groups: DgSet,
    version_info: Option<LdsVersionInfo>,
}

/// The versions that an LDSSecurityObject of version 1 names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LdsVersionInfo {
    /// The version of the LDS, as in 1.8.
    pub lds_version: LdsVersion,
    /// The version of Unicode, as in 4.0.0.
    pub unicode_version: UnicodeVersion,
}

impl<'a> LdsSecurityObject<'a> {
    /// Parses an LDSSecurityObject.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not an LDSSecurityObject.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Cms, bytes, Structure::LdsSecurityObject).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let version = reader.version(0, 1)?;
            let hash_algorithm = AlgorithmIdentifier::read(reader)?;
            let (hashes, data_groups) = reader.nested(Tag::SEQUENCE, read_hashes)?;
            let version_info = reader.optional_nested(Tag::SEQUENCE, LdsVersionInfo::read)?;
            // Version 1 came with LDS 1.8 and has ldsVersionInfo; version 0 has no ldsVersionInfo.
            let fits = match version_info {
                Some(info) => version == 1 && info.lds_version.number() >= LDS_1_8.number(),
                None => version == 0,
            };
            if !fits {
                reader.note(Finding::LdsVersionMismatch);
            }
            Ok(Self { version, hash_algorithm, hashes, data_groups, version_info })
        })
    }

    /// Returns the version, 0 or 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Returns the hash function of the data groups.
    #[must_use]
    pub const fn hash_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.hash_algorithm
    }

    /// Returns the hash of this data group, if the object lists it.
    #[must_use]
    pub fn hash(&self, number: DgNumber) -> Option<&'a [u8]> {
        if !self.data_groups.contains(number) {
            return None;
        }
        let mut hashes = self.hashes();
        hashes.find(|entry| data_group(entry.identifier) == Some(number)).map(|entry| entry.hash)
    }

    /// Returns the lowest-numbered data group whose hash does not have this length.
    pub(crate) fn first_of_other_length(&self, length: usize) -> Option<DgNumber> {
        let others = self.hashes().filter(|entry| entry.hash.len() != length);
        others.filter_map(|entry| data_group(entry.identifier)).min()
    }

    /// Returns the encoded dataGroupHashValues, without tag and length. [`LdsSecurityObject::hash`]
    /// searches these bytes.
    #[must_use]
    pub const fn encoded_hashes(&self) -> &'a [u8] {
        self.hashes
    }

    /// Returns the data groups that the object lists; the set is empty if the object belongs to another
    /// application.
    #[must_use]
    pub const fn data_groups(&self) -> DgSet {
        self.data_groups
    }

    /// True if the object lists data groups of the LDS: it belongs to a travel document, not to another
    /// application.
    #[must_use]
    pub const fn is_of_lds(&self) -> bool {
        !self.data_groups.is_empty()
    }

    /// Returns the entries in the order of the file, also those of another application.
    pub fn hashes(&self) -> impl Iterator<Item = DataGroupHash<'a>> + use<'a> {
        entries(self.hashes)
    }

    /// Returns the versions of LDS and Unicode, which an object of version 0 does not have.
    #[must_use]
    pub const fn version_info(&self) -> Option<LdsVersionInfo> {
        self.version_info
    }
}

/// An entry of an LDSSecurityObject.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DataGroupHash<'a> {
    /// The number as it was written: that of a data group, 1 to 16, or a number of another application.
    pub identifier: Integer<'a>,
    /// The hash.
    pub hash: &'a [u8],
}

/// Shows the identifier only: the hash identifies the holder.
impl fmt::Debug for DataGroupHash<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataGroupHash")
            .field("identifier", &self.identifier)
            .finish_non_exhaustive()
    }
}

impl<'a> DataGroupHash<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let identifier = reader.padded_integer()?;
            Ok(Self { identifier, hash: reader.value(Tag::OCTET_STRING)? })
        })
    }
}

impl LdsVersionInfo {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            lds_version: LdsVersion::read(reader, Tag::PRINTABLE_STRING)?,
            unicode_version: UnicodeVersion::read(reader, Tag::PRINTABLE_STRING)?,
        })
    }
}

/// Reads the dataGroupHashValues to the end; returns their bytes, and the data groups that they list.
fn read_hashes<'a>(reader: &mut Reader<'a>) -> Result<(&'a [u8], DgSet), Malformed> {
    let (hashes, start) = (reader.remaining(), reader.position());
    let mut data_groups = DgSet::EMPTY;
    // The first number that is not a data group's, with its offset.
    let mut other = None;
    let mut count = 0_u32;
    while !reader.is_empty() {
        let before = reader.since(hashes);
        let (identifier, at) = reader.nested(Tag::SEQUENCE, |reader| {
            let at = reader.position();
            let identifier = reader.padded_integer()?;
            reader.value(Tag::OCTET_STRING)?;
            Ok((identifier, at))
        })?;
        let number = data_group(identifier);
        let is_duplicate = match number {
            Some(number) => data_groups.contains(number),
            None => entries(before).any(|entry| entry.identifier == identifier),
        };
        if is_duplicate {
            return Err(reader.fail_at(ParseErrorKind::Duplicate(as_written(identifier)), at));
        }
        match number {
            Some(number) => data_groups.insert(number),
            None => other = other.or_else(|| Some((as_written(identifier), at))),
        }
        // A list never mixes two applications.
        if let Some((number, at)) = other
            && !data_groups.is_empty()
        {
            return Err(reader.fail_at(ParseErrorKind::DataGroupNumber(number), at));
        }
        count = count.saturating_add(1);
        if count > MAX_HASHES {
            return Err(reader.fail_at(ParseErrorKind::TooMany(MAX_HASHES), at));
        }
    }
    if count < MIN_DATA_GROUPS {
        // Either a data group of the LDS is missing, or the list belongs to another application.
        let lost = MANDATORY.difference(data_groups) != MANDATORY;
        if lost || count == 0 {
            return Err(reader.fail_at(ParseErrorKind::TooFew(MIN_DATA_GROUPS), start));
        }
        data_groups = DgSet::EMPTY;
    }
    Ok((hashes, data_groups))
}

/// Returns the entries of a list that was validated before.
fn entries<'a>(hashes: &'a [u8]) -> impl Iterator<Item = DataGroupHash<'a>> + use<'a> {
    let mut reader = Reader::new(Rules::Cms, hashes, Structure::LdsSecurityObject);
    core::iter::from_fn(move || {
        if reader.is_empty() { None } else { validated(DataGroupHash::read(&mut reader)) }
    })
}

/// Returns the data group with this number.
fn data_group(identifier: Integer<'_>) -> Option<DgNumber> {
    identifier.to_u32().and_then(DgNumber::new)
}

/// Returns the bytes of an identifier as one number, for an error; `u32::MAX` for more than four bytes.
fn as_written(identifier: Integer<'_>) -> u32 {
    let bytes = identifier.as_bytes();
    match bytes.len() {
        0..=4 => bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte)),
        _ => u32::MAX,
    }
}

const LDS_1_8: LdsVersion = LdsVersion { major: 1, minor: 8 };

/// `SIZE (2..16)`: DG1 and DG2 are mandatory (Doc 9303-10 §4.6.2.3).
const MIN_DATA_GROUPS: u32 = 2;

/// `SIZE (2..16)`; NIST SP 800-73-4, part 1, §3.1.7, has the same maximum for PIV.
const MAX_HASHES: u32 = 16;

/// Shows the numbers of the data groups only: their hashes identify the holder.
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
