//! EF.CardAccess: the protocols for access to the chip.

use crate::error::{ParseError, Structure};
use crate::finding::{Finding, FindingSet};
use crate::lds::security_info::{Mapping, SecurityInfo, SecurityInfos};
use crate::tlv::{Malformed, Reader, Rules};

/// The infos that a terminal needs before it has access (Doc 9303-10 §3.11.3, Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// **This file is not signed**, and anybody can read it: it only names the parameters with which to try
/// PACE. After access, EF.DG14 (or EF.CardSecurity, for chip authentication mapping) must list the same
/// PACE infos; [`CardAccess::difference_from`] and [`CardAccess::difference_from_card_security`] compare
/// them.
///
/// Checked: everything that [`SecurityInfos`] checks, from the first byte of the file on: there is no
/// outer tag. Noted: the findings of [`SecurityInfos`], and bytes after the set, which are padding of the
/// elementary file. [`CardAccess::parse_lenient`] also reads files with a malformed info.
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
    /// Parses the whole file.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SecurityInfos::parse`], except for bytes after the set, which are noted.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, SecurityInfos::read)
    }

    /// Parses the whole file like [`CardAccess::parse`], but reports a malformed info as a finding: the
    /// other infos suffice for access.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`SecurityInfos::parse_lenient`], except for bytes after the set, which are
    /// noted.
    pub fn parse_lenient(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, SecurityInfos::read_lenient)
    }

    fn read(
        file: &'a [u8],
        read: fn(&mut Reader<'a>) -> Result<SecurityInfos<'a>, Malformed>,
    ) -> Result<Self, ParseError> {
        let mut reader = Reader::new(Rules::Der, file, Structure::EfCardAccess);
        let infos = reader.prefix(read)?;
        let mut findings = infos.findings();
        if !reader.is_empty() {
            findings.insert(Finding::TrailingPadding);
        }
        Ok(Self { infos, findings })
    }

    /// Returns the infos.
    #[must_use]
    pub const fn security_infos(&self) -> SecurityInfos<'a> {
        self.infos
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    /// Returns the first difference from `signed`, the infos of EF.DG14, that concerns the access to the
    /// chip; `None` if the two files agree.
    ///
    /// The comparison goes in both directions, by the bytes of the infos, in any order (Doc 9303-11 §5.1,
    /// §9.2): `signed` must contain each info of this file, and this file must contain each PACE info of
    /// `signed`. An attacker between chip and terminal can offer weaker parameters, or remove PACE so
    /// that only Basic Access Control is left; the signed file reveals this.
    ///
    /// **Not** compared: infos of `signed` about protocols other than PACE. This file need not contain
    /// them.
    #[must_use]
    pub fn difference_from(&self, signed: &SecurityInfos<'_>) -> Option<CardAccessDifference> {
        self.difference(signed, |info| belongs_into_dg14(signed, info))
    }

    /// Returns the first difference from `signed`, the infos of EF.CardSecurity, like
    /// [`CardAccess::difference_from`]. EF.CardSecurity must also contain the infos about chip
    /// authentication mapping (Doc 9303-11 §9.2), and those of any protocol that the library knows. An
    /// info of another protocol, or one that cannot be read, concludes nothing.
    #[must_use]
    pub fn difference_from_card_security(
        &self,
        signed: &SecurityInfos<'_>,
    ) -> Option<CardAccessDifference> {
        self.difference(signed, |info| !matches!(info, SecurityInfo::Unknown(_)))
    }

    /// Returns the first difference from `signed`, which must contain the infos that `belongs` is true for.
    fn difference(
        &self,
        signed: &SecurityInfos<'_>,
        belongs: impl Fn(&SecurityInfo<'_>) -> bool,
    ) -> Option<CardAccessDifference> {
        let mut inconclusive = None;
        for (info, encoding) in self.infos.results().zip(self.infos.encodings()) {
            if signed.encodings().any(|signed| signed == encoding) {
                continue;
            }
            if info.is_ok_and(|info| belongs(&info)) {
                return Some(CardAccessDifference::InfoNotSigned);
            }
            inconclusive = Some(CardAccessDifference::InfoElsewhere);
        }
        self.missing_pace(signed).or(inconclusive)
    }

    /// Returns the difference if this file lacks a PACE info of `signed`.
    fn missing_pace(&self, signed: &SecurityInfos<'_>) -> Option<CardAccessDifference> {
        let mut missing = None;
        for (info, encoding) in signed.results().zip(signed.encodings()) {
            if self.infos.encodings().any(|offered| offered == encoding) {
                continue;
            }
            match info {
                Ok(SecurityInfo::Pace(pace)) => {
                    let mut offers = self.infos.pace_infos();
                    let is_any = self.infos.pace_infos().next().is_some();
                    if is_any && offers.all(|offer| offer.is_weaker_than(&pace)) {
                        return Some(CardAccessDifference::PaceWeaker);
                    }
                    missing = Some(CardAccessDifference::PaceMissing);
                }
                // A terminal cannot use a PACEInfo without the group that it refers to.
                Ok(SecurityInfo::PaceDomainParameters(group)) if group.standardized().is_none() => {
                    missing = Some(CardAccessDifference::PaceMissing);
                }
                _ => {}
            }
        }
        missing
    }
}

/// A difference between EF.CardAccess and the signed infos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum CardAccessDifference {
    /// EF.CardAccess has an info that EF.DG14 need not repeat; this proves nothing.
    ///
    /// There are four cases. EF.DG14 lists no PACE at all. The info is for chip authentication mapping,
    /// and EF.CardSecurity signs it (Doc 9303-11 §9.2). The info is for a protocol of eIDAS tokens (cards
    /// of Germany have a PrivilegedTerminalInfo that only EF.ChipSecurity signs, TR-03110-3 §A.1). Or the
    /// info cannot be read. None of these makes a terminal choose weaker PACE than `signed` lists.
    InfoElsewhere,
    /// EF.CardAccess has an info that is not signed.
    InfoNotSigned,
    /// EF.CardAccess lacks a signed PACE info.
    PaceMissing,
    /// EF.CardAccess lacks a signed PACE info, and each PACE info that it has is for a weaker cipher or a
    /// smaller group.
    PaceWeaker,
}

impl CardAccessDifference {
    /// True if the difference proves that EF.CardAccess is not the file that the chip was issued with.
    #[must_use]
    pub const fn is_conclusive(self) -> bool {
        !matches!(self, Self::InfoElsewhere)
    }
}

/// True if an EF.DG14 with the infos `signed` must contain this info when EF.CardAccess does.
fn belongs_into_dg14(signed: &SecurityInfos<'_>, info: &SecurityInfo<'_>) -> bool {
    let is_pace_signed =
        |mapping| mapping != Mapping::ChipAuthentication && signed.pace_infos().next().is_some();
    match info {
        SecurityInfo::Pace(info) => is_pace_signed(info.protocol.mapping),
        SecurityInfo::PaceDomainParameters(info) => is_pace_signed(info.mapping),
        // Later versions belong to eIDAS tokens (TR-03110-2).
        SecurityInfo::ChipAuthentication(info) => info.version == 1,
        SecurityInfo::TerminalAuthentication(info) => info.version == 1,
        SecurityInfo::ActiveAuthentication(_)
        | SecurityInfo::ChipAuthenticationPublicKey(_)
        | SecurityInfo::EfDir(_) => true,
        SecurityInfo::ChipAuthenticationDomainParameters(_) | SecurityInfo::Unknown(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::tlv::Tag;
    use crate::tlv::build::set;
    use std::vec::Vec;

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

    #[test]
    fn an_odd_info_does_not_lose_the_others() {
        let odd = [0x30, 13, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 2, 2, 1, 9];
        let file = set(&[&odd, &pace(2, 2, 13)]);
        assert_eq!(CardAccess::parse(&file).unwrap_err().kind, ParseErrorKind::Version);
        let card_access = CardAccess::parse_lenient(&file).unwrap();
        assert_eq!(card_access.findings(), FindingSet::of(&[Finding::SecurityInfoMalformed]));
        assert_eq!(card_access.security_infos().pace_infos().count(), 1);
        assert!(CardAccess::parse_lenient(&[0x6E, 2, 0x31, 0]).is_err());
    }

    /// Returns a PACEInfo with this mapping, cipher and parameterId.
    fn pace(mapping: u8, cipher: u8, parameter: u8) -> [u8; 20] {
        let [m, c, p] = [mapping, cipher, parameter];
        [0x30, 18, 6, 10, 4, 0, 0x7F, 0, 7, 2, 2, 4, m, c, 2, 1, 2, 2, 1, p]
    }

    /// Returns a PACEDomainParameterInfo for generic mapping on the curve with this number, or with
    /// explicit parameters if there is no number.
    fn domain_parameters(number: Option<u8>) -> Vec<u8> {
        let algorithm: &[u8] = match &number {
            Some(number) => &[0x30, 12, 6, 7, 4, 0, 0x7F, 0, 7, 1, 2, 2, 1, *number],
            None => &[0x30, 11, 6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1, 5, 0],
        };
        let oid = [6, 9, 4, 0, 0x7F, 0, 7, 2, 2, 4, 2];
        let content = [&oid, algorithm].concat();
        [&[0x30, u8::try_from(content.len()).unwrap()], &content[..]].concat()
    }

    const TERMINAL_AUTHENTICATION: [u8; 15] = [0x30, 13, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 2, 2, 1, 1];
    const CHIP_AUTHENTICATION: [u8; 17] =
        [0x30, 15, 6, 10, 4, 0, 0x7F, 0, 7, 2, 2, 3, 2, 2, 2, 1, 1];

    fn difference(access: &[&[u8]], signed: &[&[u8]]) -> Option<CardAccessDifference> {
        let (access, signed) = (set(access), set(signed));
        let signed = SecurityInfos::parse_lenient(&signed).unwrap();
        CardAccess::parse_lenient(&access).unwrap().difference_from(&signed)
    }

    #[test]
    fn equal_sets_and_more_signed_infos_make_no_difference() {
        let aes = pace(2, 2, 13);
        assert_eq!(difference(&[&aes], &[&aes]), None);
        assert_eq!(difference(&[&aes], &[&TERMINAL_AUTHENTICATION, &aes]), None);
        assert_eq!(
            difference(&[&aes, &TERMINAL_AUTHENTICATION], &[&TERMINAL_AUTHENTICATION, &aes]),
            None
        );
        assert_eq!(difference(&[], &[]), None);
        assert_eq!(difference(&[], &[&CHIP_AUTHENTICATION]), None);
    }

    #[test]
    fn an_info_that_is_not_signed_is_a_difference() {
        let not_signed = Some(CardAccessDifference::InfoNotSigned);
        let aes = pace(2, 2, 13);
        assert_eq!(difference(&[&aes, &TERMINAL_AUTHENTICATION], &[&aes]), not_signed);
        assert_eq!(difference(&[&aes, &pace(2, 1, 13)], &[&aes]), not_signed);
        assert_eq!(difference(&[&aes, &pace(2, 2, 8)], &[&aes]), not_signed);
        assert_eq!(difference(&[&TERMINAL_AUTHENTICATION], &[&CHIP_AUTHENTICATION]), not_signed);
    }

    #[test]
    fn infos_that_dg14_need_not_repeat_conclude_nothing() {
        let elsewhere = Some(CardAccessDifference::InfoElsewhere);
        let aes = pace(2, 2, 13);
        let unreadable = [0x30, 13, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 2, 2, 1, 9];
        let mut of_tokens = TERMINAL_AUTHENTICATION;
        of_tokens[14] = 2;
        let mut chip_of_tokens = CHIP_AUTHENTICATION;
        chip_of_tokens[16] = 3;
        let privileged_terminal = [0x30, 12, 6, 8, 4, 0, 0x7F, 0, 7, 2, 2, 8, 0x31, 0];
        for info in [&unreadable[..], &of_tokens, &chip_of_tokens, &privileged_terminal] {
            assert_eq!(difference(&[info, &aes], &[&aes]), elsewhere);
            assert_eq!(difference(&[info, &aes], &[info, &aes]), None);
            // These infos do not hide another difference.
            let missing = Some(CardAccessDifference::PaceMissing);
            assert_eq!(difference(&[info], &[&aes]), missing);
            let not_signed = Some(CardAccessDifference::InfoNotSigned);
            assert_eq!(difference(&[info, &pace(2, 1, 13), &aes], &[&aes]), not_signed);
        }
        assert!(!CardAccessDifference::InfoElsewhere.is_conclusive());
        for difference in [
            CardAccessDifference::InfoNotSigned,
            CardAccessDifference::PaceMissing,
            CardAccessDifference::PaceWeaker,
        ] {
            assert!(difference.is_conclusive());
        }
    }

    #[test]
    fn pace_that_is_replaced_by_weaker_pace_is_an_info_that_is_not_signed() {
        let not_signed = Some(CardAccessDifference::InfoNotSigned);
        for (offered, signed) in [
            (pace(2, 1, 13), pace(2, 2, 13)),
            (pace(2, 2, 13), pace(2, 4, 13)),
            (pace(2, 2, 12), pace(2, 2, 16)),
            (pace(1, 2, 0), pace(1, 2, 2)),
        ] {
            assert_eq!(difference(&[&offered], &[&signed]), not_signed);
        }
    }

    #[test]
    fn pace_that_is_signed_and_not_offered_is_a_difference() {
        let (missing, weaker) =
            (Some(CardAccessDifference::PaceMissing), Some(CardAccessDifference::PaceWeaker));
        let (aes, triple_des) = (pace(2, 2, 13), pace(2, 1, 13));
        // No PACE at all, so that only Basic Access Control is left.
        assert_eq!(difference(&[], &[&aes]), missing);
        assert_eq!(difference(&[&CHIP_AUTHENTICATION], &[&CHIP_AUTHENTICATION, &aes]), missing);
        assert_eq!(difference(&[&triple_des], &[&aes, &triple_des]), weaker);
        assert_eq!(difference(&[&aes], &[&aes, &triple_des]), missing);
        for [less, more] in [
            [pace(2, 2, 13), pace(2, 3, 13)],
            [pace(2, 3, 13), pace(2, 4, 13)],
            [pace(2, 2, 8), pace(2, 2, 13)],
            [pace(2, 2, 12), pace(2, 2, 15)],
            [pace(1, 2, 0), pace(1, 2, 1)],
            [pace(1, 2, 2), pace(2, 2, 13)],
        ] {
            assert_eq!(difference(&[&less], &[&less, &more]), weaker);
            assert_eq!(difference(&[&more], &[&less, &more]), missing);
        }
        // Another mapping of the same strength.
        assert_eq!(difference(&[&aes], &[&aes, &pace(4, 2, 13)]), missing);
    }

    #[test]
    fn a_group_of_the_chips_own_must_be_offered_too() {
        let missing = Some(CardAccessDifference::PaceMissing);
        let (own, by_number) = (domain_parameters(None), domain_parameters(Some(13)));
        let pace = pace(2, 2, 32);
        assert_eq!(difference(&[&pace], &[&pace, &own]), missing);
        assert_eq!(difference(&[&pace, &own], &[&pace, &own]), None);
        // The terminal knows the standardized group.
        assert_eq!(difference(&[&pace], &[&pace, &by_number]), None);
    }

    #[test]
    fn without_signed_pace_nothing_is_concluded() {
        let elsewhere = Some(CardAccessDifference::InfoElsewhere);
        let aes = pace(2, 2, 13);
        assert_eq!(difference(&[&aes], &[]), elsewhere);
        assert_eq!(
            difference(&[&aes, &domain_parameters(None)], &[&CHIP_AUTHENTICATION]),
            elsewhere
        );
        // The other infos are compared as usual.
        let info = Some(CardAccessDifference::InfoNotSigned);
        assert_eq!(difference(&[&aes, &TERMINAL_AUTHENTICATION], &[&CHIP_AUTHENTICATION]), info);
        assert_eq!(difference(&[&TERMINAL_AUTHENTICATION, &aes], &[&CHIP_AUTHENTICATION]), info);
    }

    #[test]
    fn the_infos_of_chip_authentication_mapping_may_stand_in_card_security() {
        let (generic, mapping) = (pace(2, 2, 13), pace(6, 2, 13));
        let elsewhere = Some(CardAccessDifference::InfoElsewhere);
        assert_eq!(difference(&[&generic, &mapping], &[&generic]), elsewhere);
        // A conclusive difference takes precedence, wherever it is in the set.
        let missing = Some(CardAccessDifference::PaceMissing);
        assert_eq!(difference(&[&mapping], &[&generic]), missing);
        assert_eq!(difference(&[&generic], &[&generic, &mapping]), missing);
    }
}
