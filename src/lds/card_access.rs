//! EF.CardAccess: how to get access to the chip.

use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::lds::security_info::SecurityInfos;
use crate::tlv::Reader;

/// The infos that a reader needs before it has access (Doc 9303-10 §3.11.3, Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// **Nobody signs this file**, and anybody can read it: it says with which parameters to try PACE, no
/// more. After access, EF.DG14 (or EF.CardSecurity, for chip authentication mapping) has to contain
/// all of it; [`SecurityInfos::contains_all_of`] compares.
///
/// Checked: as [`SecurityInfos`] says, from the first byte of the file on: there is no outer tag.
/// Noted: also bytes after the set, the padding of the elementary file.
///
/// ```
/// use idchip::lds::card_access::CardAccess;
/// use idchip::lds::security_info::StandardizedDomainParameters;
///
/// // id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, parameterId 13
/// let file = [
///     0x31, 0x14, 0x30, 0x12, 0x06, 0x0A, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, 0x02,
///     0x02, 0x02, 0x01, 0x02, 0x02, 0x01, 0x0D,
/// ];
/// let card_access = CardAccess::parse(&file)?;
/// let pace = card_access.security_infos().pace_infos().next().unwrap();
/// assert_eq!(pace.protocol.to_string(), "id-PACE-ECDH-GM-AES-CBC-CMAC-128");
/// assert_eq!(pace.domain_parameters(), Some(StandardizedDomainParameters::BrainpoolP256r1));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardAccess<'a> {
    infos: SecurityInfos<'a>,
    findings: FindingSet,
}

impl<'a> CardAccess<'a> {
    /// Reads the whole file.
    ///
    /// # Errors
    ///
    /// As [`SecurityInfos::read`].
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let mut reader = Reader::der(file, Structure::EfCardAccess);
        let infos = reader.prefix(SecurityInfos::read)?;
        let mut findings = infos.findings();
        if !reader.is_empty() {
            findings.insert(Finding::TrailingPadding);
        }
        Ok(Self { infos, findings })
    }

    /// The infos.
    #[must_use]
    pub const fn security_infos(&self) -> SecurityInfos<'a> {
        self.infos
    }

    /// What deviates in the file and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::tlv::Tag;

    #[test]
    fn bytes_after_the_set_are_padding() {
        let card_access = CardAccess::parse(&[0x31, 0, 0, 0]).unwrap();
        assert_eq!(card_access.findings(), FindingSet::of(&[Finding::TrailingPadding]));
        assert!(card_access.security_infos().is_empty());
        assert!(CardAccess::parse(&[0x31, 0]).unwrap().findings().is_empty());
    }

    #[test]
    fn refuses_another_outer_tag() {
        let error = CardAccess::parse(&[0x6E, 2, 0x31, 0]).unwrap_err();
        let (expected, found) = (Tag::SET, Tag(0x6E));
        assert_eq!(error.kind, ParseErrorKind::UnexpectedTag { expected, found });
        assert_eq!(error.within, Structure::EfCardAccess);
    }
}
