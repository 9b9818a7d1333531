//! EF.CVCA: the authorities whose terminals the chip lets read fingers and irises.

use core::fmt;

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::tlv::{Malformed, Reader, Rules, Tag, offset};

/// The references of the authorities that the chip trusts for Terminal Authentication (TR-03110-1, the
/// file EF.CVCA of the travel document application).
///
/// ```text
/// 42 L   reference of the newest authority
/// 42 L   reference of the authority before it; optional
/// 00…    to a length of 36 bytes
/// ```
///
/// The chip updates the file itself, so that nobody signs it. A terminal finds the certificate chain to
/// send by these references. A
/// [`TerminalAuthenticationInfo`](super::security_info::TerminalAuthenticationInfo) may give the file other
/// identifiers.
///
/// Checked: the first reference, and a second one if its tag follows. Noted: a length other than 36
/// bytes, and bytes after the references that are not 00. **Not** checked: the characters of a reference.
///
/// ```
/// use idchip::lds::cvca::Cvca;
///
/// let mut file = [0; 36];
/// file[..13].copy_from_slice(b"\x42\x0BUTCVCA00002");
/// let cvca = Cvca::parse(&file)?;
/// assert_eq!(cvca.current().as_bytes(), b"UTCVCA00002");
/// assert_eq!(cvca.previous(), None);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cvca<'a> {
    current: CertificationAuthorityReference<'a>,
    previous: Option<CertificationAuthorityReference<'a>>,
    findings: FindingSet,
}

impl<'a> Cvca<'a> {
    /// Parses the whole file.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::UnexpectedTag`] if the file does not start with a reference,
    /// [`ParseErrorKind::WrongLength`] if a reference is not 7 to 16 bytes long, and an error if an element
    /// is malformed.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Lds, file, Structure::EfCvca).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let length = reader.remaining().len();
        let current = CertificationAuthorityReference::read(reader)?;
        let previous = if reader.is_next(REFERENCE) {
            Some(CertificationAuthorityReference::read(reader)?)
        } else {
            None
        };
        let filler = reader.bytes(reader.remaining().len())?;
        if length != FILE_LENGTH || filler.iter().any(|byte| *byte != 0) {
            reader.note(Finding::CvcaUnusual);
        }
        Ok(Self { current, previous, findings: reader.findings() })
    }

    /// Returns the reference of the newest authority.
    #[must_use]
    pub const fn current(&self) -> CertificationAuthorityReference<'a> {
        self.current
    }

    /// Returns the reference of the authority before the newest, which the chip may still trust.
    #[must_use]
    pub const fn previous(&self) -> Option<CertificationAuthorityReference<'a>> {
        self.previous
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The reference of a country verifying certification authority (TR-03110-3 §A.6).
///
/// ```text
/// country code      2 letters
/// holder mnemonic   up to 9 characters of ISO/IEC 8859-1
/// sequence number   5 characters of ISO/IEC 8859-1
/// ```
///
/// Two references are equal if their bytes are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CertificationAuthorityReference<'a> {
    bytes: &'a [u8],
}

impl<'a> CertificationAuthorityReference<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let element = reader.expect(REFERENCE)?;
        let bytes = element.content;
        if bytes.len() < MIN_REFERENCE || bytes.len() > MAX_REFERENCE {
            let kind = ParseErrorKind::WrongLength(offset(bytes.len()));
            return Err(reader.fail_at(kind, element.content_at()));
        }
        Ok(Self { bytes })
    }

    /// Returns the bytes, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// Writes the reference, for example "UTCVCA00002". A character other than a printable one of ASCII is
/// written as an escape.
impl fmt::Display for CertificationAuthorityReference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes.escape_ascii().fmt(f)
    }
}

/// Writes the reference: it names an authority, not a person.
impl fmt::Debug for CertificationAuthorityReference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificationAuthorityReference({self})")
    }
}

const REFERENCE: Tag = Tag(0x42);

/// The length of the file: two references of the greatest length, with tag and length.
const FILE_LENGTH: usize = 36;

/// The length of a country code and a sequence number.
const MIN_REFERENCE: usize = 7;

/// The length of a country code, the longest mnemonic and a sequence number.
const MAX_REFERENCE: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::build::tlv;
    use std::format;
    use std::vec::Vec;

    /// Returns these elements, filled with zeros to the length of the file.
    fn file(elements: &[&[u8]]) -> Vec<u8> {
        let mut file = elements.concat();
        file.resize(file.len().max(FILE_LENGTH), 0);
        file
    }

    fn error(file: &[u8]) -> (ParseErrorKind, u32) {
        let error = Cvca::parse(file).unwrap_err();
        assert_eq!(error.within, Structure::EfCvca);
        (error.kind, error.at)
    }

    #[test]
    fn reads_one_reference_or_two() {
        let (first, second) = (tlv(0x42, &[b"UTCVCA00002"]), tlv(0x42, &[b"UTCVCA00001"]));
        let one = file(&[&first]);
        let one = Cvca::parse(&one).unwrap();
        assert_eq!((one.current().as_bytes(), one.previous()), (&b"UTCVCA00002"[..], None));
        assert!(one.findings().is_empty());
        let two = file(&[&first, &second]);
        let two = Cvca::parse(&two).unwrap();
        assert_eq!(two.current(), one.current());
        assert_eq!(two.previous().map(|it| it.as_bytes()), Some(&b"UTCVCA00001"[..]));
        assert!(two.findings().is_empty());
        let longest = tlv(0x42, &[b"UTABCDEFGHI00001"]);
        let full = file(&[&longest, &longest]);
        assert_eq!(full.len(), FILE_LENGTH);
        assert!(Cvca::parse(&full).unwrap().findings().is_empty());
    }

    #[test]
    fn lds_g_01_another_first_tag_is_refused() {
        let (expected, found) = (Tag(0x42), Tag(0x43));
        let kind = ParseErrorKind::UnexpectedTag { expected, found };
        assert_eq!(error(&file(&[&tlv(0x43, &[b"UTCVCA00002"])])), (kind, 0));
    }

    #[test]
    fn lds_g_02_a_file_of_zeros_is_refused() {
        let (expected, found) = (Tag(0x42), Tag(0));
        let kind = ParseErrorKind::UnexpectedTag { expected, found };
        assert_eq!(error(&file(&[])), (kind, 0));
        assert_eq!(error(&[]), (ParseErrorKind::Missing(Tag(0x42)), 0));
    }

    #[test]
    fn references_have_seven_to_sixteen_bytes() {
        for length in 0_u8..20 {
            let reference = b"UTABCDEFGHIJKLMNOPQRSTUV".get(..usize::from(length)).unwrap();
            let file = file(&[&tlv(0x42, &[reference])]);
            if (7..=16).contains(&length) {
                assert_eq!(Cvca::parse(&file).unwrap().current().as_bytes(), reference);
            } else {
                assert_eq!(error(&file), (ParseErrorKind::WrongLength(length.into()), 2));
            }
        }
        let short = file(&[&tlv(0x42, &[b"UTCVCA00002"]), &tlv(0x42, &[b"UT"])]);
        assert_eq!(error(&short), (ParseErrorKind::WrongLength(2), 15));
    }

    #[test]
    fn other_lengths_and_fillers_are_a_finding() {
        let unusual = FindingSet::of(&[Finding::CvcaUnusual]);
        let reference = tlv(0x42, &[b"UTCVCA00002"]);
        let third = file(&[&reference, &reference, &tlv(0x42, &[b"UT00002"])]);
        let filled_with_ff = [&reference[..], &[0xFF; 23]].concat();
        for file in
            [&reference[..], &[&file(&[&reference])[..], &[0]].concat(), &third, &filled_with_ff]
        {
            let cvca = Cvca::parse(file).unwrap();
            assert_eq!(cvca.findings(), unusual);
            assert_eq!(cvca.current().as_bytes(), b"UTCVCA00002");
        }
    }

    #[test]
    fn a_reference_is_written_as_text() {
        let file = file(&[&tlv(0x42, &[b"UT\xC4\x1B[1m001"])]);
        let cvca = Cvca::parse(&file).unwrap();
        assert_eq!(format!("{}", cvca.current()), r"UT\xc4\x1b[1m001");
    }
}
