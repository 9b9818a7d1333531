//! EF.DG14: which protocols the chip supports, signed.

use core::fmt;

use super::{DataGroup, DgNumber, open};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::lds::security_info::SecurityInfos;
use crate::tlv::{Reader, Rules};

/// The security options (Doc 9303-10 §4.7.14, Doc 9303-11 §9.2).
///
/// ```text
/// 6E L   SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// Checked: the outer tag and length, that nothing follows the set, and as [`SecurityInfos`] says.
/// **Not** checked: whether the infos of EF.CardAccess are among them
/// ([`SecurityInfos::contains_all_of`] compares). The keys count once the data group came out of a
/// verified EF.SOD, and prove a chip genuine only when it answers with them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg14<'a> {
    whole: &'a [u8],
    infos: SecurityInfos<'a>,
    findings: FindingSet,
}

impl<'a> Dg14<'a> {
    /// The octets of the data group, from its outer tag on: what its hash runs over.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// The infos.
    #[must_use]
    pub const fn security_infos(&self) -> SecurityInfos<'a> {
        self.infos
    }
}

impl<'a> DataGroup<'a> for Dg14<'a> {
    const NUMBER: DgNumber = DgNumber::Dg14;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Reader::lds(file, Structure::EfDg14).all(|reader| {
            let whole = open(reader, Self::NUMBER.tag(), Rules::Der)?;
            let findings = reader.take_findings();
            let infos = SecurityInfos::read(reader)?;
            reader.note_all(findings);
            Ok(Self { whole, infos, findings: reader.findings() })
        })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// The length in place of the octets.
impl fmt::Debug for Dg14<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg14")
            .field("length", &self.whole.len())
            .field("infos", &self.infos)
            .field("findings", &self.findings)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;

    #[test]
    fn reads_the_set_within_the_outer_tag() {
        let file = [0x6E, 8, 0x31, 6, 0x30, 4, 6, 2, 0x2A, 3, 0];
        let dg14 = Dg14::parse(&file).unwrap();
        assert_eq!(dg14.security_infos().len(), 1);
        assert_eq!(dg14.security_infos().as_bytes(), &file[2..10]);
        assert_eq!(dg14.as_bytes(), &file[..10]);
        assert_eq!(dg14.findings(), FindingSet::of(&[Finding::TrailingPadding]));
        for end in 0..10 {
            assert!(Dg14::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn refuses_other_tags_and_lengths() {
        assert!(Dg14::parse(&[0x6F, 2, 0x31, 0]).is_err());
        assert!(Dg14::parse(&[0x6E, 3, 0x31, 0]).is_err());
        let error = Dg14::parse(&[0x6E, 3, 0x31, 0, 0]).unwrap_err();
        assert_eq!((error.kind, error.at), (ParseErrorKind::TrailingData(1), 4));
        assert_eq!(error.within, Structure::EfDg14);
        // The set is DER, whatever the outer length is.
        let error = Dg14::parse(&[0x6E, 0x81, 3, 0x31, 0x81, 0]).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::LengthNotMinimal);
    }
}
