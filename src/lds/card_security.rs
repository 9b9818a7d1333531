//! EF.CardSecurity: the signed infos about the protocols and keys of the chip.

use super::OuterElement;
use crate::cms::SignedData;
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::lds::security_info::SecurityInfos;
use crate::oid;
use crate::tlv::{Malformed, Reader, Rules, Tag};

/// The signed infos of the master file (Doc 9303-10 §3.11.4, TR-03110-3 §A.1.2).
///
/// ```text
/// ContentInfo { SignedData { eContentType id-SecurityObject 0.4.0.127.0.7.3.2.1,
///                            eContent     SecurityInfos } }
/// ```
///
/// A chip has this file if it supports PACE with chip authentication mapping, or chip authentication or
/// terminal authentication in the master file. It holds the infos for these protocols, the infos of
/// EF.CardAccess, and, if the chip has other applications than the travel document application, a copy of
/// EF.DIR. EF.ChipSecurity of eIDAS tokens has the same form.
///
/// Checked: the structure of the whole file, the content type, and everything that [`SecurityInfos`]
/// checks. Noted: bytes after the ContentInfo, and the findings of [`SignedData`] and [`SecurityInfos`].
/// **Not** checked: the signer, any digest or signature;
/// [`PassiveAuthentication::examine_card_security`](crate::verify::PassiveAuthentication::examine_card_security)
/// checks them. [`CardSecurity::parse_lenient`] also reads files with a malformed info.
#[derive(Clone, Copy, Debug)]
pub struct CardSecurity<'a> {
    signed_data: SignedData<'a>,
    infos: SecurityInfos<'a>,
    findings: FindingSet,
}

impl<'a> CardSecurity<'a> {
    /// Parses the whole file.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a ContentInfo with SignedData, the errors of
    /// [`SecurityInfos::parse`] about its content, [`ParseErrorKind::Value`] if the content has another type
    /// than id-SecurityObject, and [`ParseErrorKind::ScratchTooSmall`] if the content is in segments (BER),
    /// which is not the case in any known file.
    ///
    /// [`ParseErrorKind::Value`]: crate::ParseErrorKind::Value
    /// [`ParseErrorKind::ScratchTooSmall`]: crate::ParseErrorKind::ScratchTooSmall
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, SecurityInfos::read)
    }

    /// Parses the whole file like [`CardSecurity::parse`], but reports a malformed info as a finding.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`CardSecurity::parse`], except for those about a single info.
    pub fn parse_lenient(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, SecurityInfos::read_lenient)
    }

    fn read(
        file: &'a [u8],
        read: fn(&mut Reader<'a>) -> Result<SecurityInfos<'a>, Malformed>,
    ) -> Result<Self, ParseError> {
        let within = Structure::EfCardSecurity;
        let file = OuterElement::read(file, Rules::Cms, Tag::SEQUENCE, within)?;
        let mut reader = Reader::new(Rules::Cms, file.whole, within);
        reader.note_all(file.findings);
        let signed_data = reader.all(SignedData::read)?;
        let content = signed_data.content_of(oid::SECURITY_OBJECT, within)?;
        // CMS may be BER, and the infos are DER.
        let infos = Reader::new(Rules::Der, content.remaining(), Structure::SecurityInfo);
        let infos = infos.starting_at(content.position()).all(read)?;
        let findings = reader.findings().union(infos.findings());
        Ok(Self { signed_data, infos, findings })
    }

    /// Returns the CMS structure.
    #[must_use]
    pub const fn signed_data(&self) -> &SignedData<'a> {
        &self.signed_data
    }

    /// Returns the infos, which are not verified.
    #[must_use]
    pub const fn security_infos(&self) -> SecurityInfos<'a> {
        self.infos
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;
    use crate::oid::Oid;
    use crate::tlv::build::{integer, octet_string, oid, sequence, set, tlv};
    use std::vec::Vec;

    /// Returns a file without certificate and signer around this OCTET STRING.
    fn around(content: &[u8]) -> Vec<u8> {
        of_type(oid::SECURITY_OBJECT, content)
    }

    /// Returns such a file with this content type.
    fn of_type(content_type: Oid<'_>, content: &[u8]) -> Vec<u8> {
        let encapsulated = sequence(&[&oid(content_type), &tlv(0xA0, &[content])]);
        let signed_data = sequence(&[&integer(&[3]), &set(&[]), &encapsulated, &set(&[])]);
        sequence(&[&oid(oid::SIGNED_DATA), &tlv(0xA0, &[&signed_data])])
    }

    fn pace() -> Vec<u8> {
        let protocol = [oid::PACE.as_bytes(), &[2, 2]].concat();
        sequence(&[&tlv(0x06, &[&protocol]), &integer(&[2]), &integer(&[13])])
    }

    fn file(infos: &[&[u8]]) -> Vec<u8> {
        around(&octet_string(&set(infos)))
    }

    #[test]
    fn the_content_is_a_set_of_infos() {
        let file = file(&[&pace()]);
        let read = CardSecurity::parse(&file).unwrap();
        assert_eq!(read.signed_data().content_type(), oid::SECURITY_OBJECT);
        assert_eq!(read.security_infos().pace_infos().count(), 1);
        assert!(read.findings().is_empty());
        for end in 0..file.len() {
            assert!(CardSecurity::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn bytes_after_the_content_info_are_padding() {
        let file = [&file(&[&pace()])[..], &[0, 0]].concat();
        let findings = CardSecurity::parse(&file).unwrap().findings();
        assert_eq!(findings, FindingSet::of(&[Finding::TrailingPadding]));
    }

    #[test]
    fn an_odd_info_does_not_lose_the_others() {
        let odd = sequence(&[&oid(oid::TERMINAL_AUTHENTICATION), &integer(&[9])]);
        let file = file(&[&odd, &pace()]);
        let error = CardSecurity::parse(&file).unwrap_err();
        assert_eq!((error.kind, error.within), (ParseErrorKind::Version, Structure::SecurityInfo));
        // The offset counts from the start of the file.
        let at = usize::try_from(error.at).unwrap();
        assert_eq!(file[at..at + 3], [2, 1, 9]);
        let read = CardSecurity::parse_lenient(&file).unwrap();
        assert_eq!(read.findings(), FindingSet::of(&[Finding::SecurityInfoMalformed]));
        assert_eq!(read.security_infos().pace_infos().count(), 1);
    }

    #[test]
    fn other_contents_are_refused() {
        let error = |file: &[u8]| {
            let error = CardSecurity::parse_lenient(file).unwrap_err();
            (error.kind, error.within)
        };
        let (expected, found) = (Tag::SET, Tag::SEQUENCE);
        let kind = ParseErrorKind::UnexpectedTag { expected, found };
        let sequence = around(&octet_string(&sequence(&[])));
        assert_eq!(error(&sequence), (kind, Structure::SecurityInfo));
        let more = around(&octet_string(&[&set(&[])[..], &[0]].concat()));
        assert_eq!(error(&more), (ParseErrorKind::TrailingData(1), Structure::SecurityInfo));
        let ber = around(&octet_string(&[0x31, 0x81, 0]));
        assert_eq!(error(&ber), (ParseErrorKind::LengthNotMinimal, Structure::SecurityInfo));
        let pieces = around(&tlv(0x24, &[&octet_string(&[0x31]), &octet_string(&[0])]));
        let kind = ParseErrorKind::ScratchTooSmall(2);
        assert_eq!(error(&pieces), (kind, Structure::EfCardSecurity));
        let other = of_type(oid::LDS_SECURITY_OBJECT, &octet_string(&set(&[])));
        assert_eq!(error(&other), (ParseErrorKind::Value, Structure::LdsSecurityObject));
        let (expected, found) = (Tag::SEQUENCE, Tag(0x77));
        let kind = ParseErrorKind::UnexpectedTag { expected, found };
        let wrapped = tlv(0x77, &[&file(&[])]);
        assert_eq!(error(&wrapped), (kind, Structure::EfCardSecurity));
    }

    #[test]
    fn a_segment_alone_is_contiguous_and_a_finding() {
        let file = around(&tlv(0x24, &[&octet_string(&set(&[]))]));
        let read = CardSecurity::parse(&file).unwrap();
        assert!(read.security_infos().is_empty());
        assert_eq!(read.findings(), FindingSet::of(&[Finding::BerEncoding]));
    }
}
